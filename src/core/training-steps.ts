import type { Dataset, Mlp, TrainingSteps, TrainingTask } from './types.ts';

/** Losses here start below a hundred; one this large will not come back, and soon leaves the range of numbers. */
export const DIVERGED = 1e10;

/** The steps of a task one after the other, for any network, loss and optimizer. A step allocates nothing. */
export class PlainSteps implements TrainingSteps {
  loss = Number.NaN;
  problem: TrainingSteps['problem'] = 'none';
  readonly #mlp: Mlp;
  readonly #task: TrainingTask;
  /** The batches of the two sizes there are; the first is the data set itself if that is one batch. */
  readonly #batches: readonly [whole: Batch, partial: Batch];
  readonly #sound: Float64Array;
  #last: Batch;
  /** Where in the order of the epoch the next batch starts. */
  #position = 0;

  constructor(mlp: Mlp, task: TrainingTask) {
    const { data, batchSize } = task;
    const all = { ...data, gradient: new Float64Array(data.targets.length) };
    this.#mlp = mlp;
    this.#task = task;
    this.#batches = [batchSize < data.count ? batchOf(data, batchSize) : all, batchOf(data, data.count % batchSize)];
    this.#last = all;
    this.#sound = mlp.parameters.slice();
  }

  load(): void {}

  store(): void {}

  startEpoch(): void {
    this.#position = 0;
  }

  run(limit: number): number {
    let done = 0;
    while (done < limit && this.#position < this.#task.data.count) {
      this.#step();
      if (this.problem !== 'none') break;
      done++;
    }
    return done;
  }

  finish(): number {
    const { inputs, targets, count } = this.#last;
    this.#judge(this.#task.loss.value(this.#mlp.forward(inputs, count), targets));
    return this.loss;
  }

  #step(): void {
    const { data, loss, optimizer, batchSize, order, random } = this.#task;
    const mlp = this.#mlp;
    const [whole, partial] = this.#batches;
    const batch = data.count - this.#position < batchSize ? partial : whole;
    if (batchSize < data.count) gather(data, order, this.#position, batch);
    this.#position += batch.count;
    this.#last = batch;

    const outputs = mlp.forward(batch.inputs, batch.count, random);
    this.#judge(loss.value(outputs, batch.targets));
    if (this.problem !== 'none') return;
    this.#sound.set(mlp.parameters);
    loss.gradient(outputs, batch.targets, batch.gradient);
    mlp.backward(batch.gradient);
    optimizer.step(mlp, this.loss);
    if (!allFinite(mlp.parameters)) this.#stop('parameter');
  }

  #judge(loss: number): void {
    this.loss = loss;
    if (!(Math.abs(loss) <= DIVERGED)) this.#stop('loss');
  }

  #stop(problem: TrainingSteps['problem']): void {
    this.problem = problem;
    this.#mlp.parameters.set(this.#sound);
  }
}

interface Batch {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly gradient: Float64Array;
  readonly count: number;
}

function batchOf({ inputSize, targetSize }: Dataset, count: number): Batch {
  return {
    inputs: new Float64Array(count * inputSize),
    targets: new Float64Array(count * targetSize),
    gradient: new Float64Array(count * targetSize),
    count,
  };
}

function gather(data: Dataset, order: readonly number[], start: number, batch: Batch): void {
  const { inputSize, targetSize } = data;
  for (let i = 0; i < batch.count; i++) {
    const sample = order[start + i];
    for (let j = 0; j < inputSize; j++) batch.inputs[i * inputSize + j] = data.inputs[sample * inputSize + j];
    for (let j = 0; j < targetSize; j++) batch.targets[i * targetSize + j] = data.targets[sample * targetSize + j];
  }
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
