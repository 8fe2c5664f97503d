import { rng } from './rng.ts';
import type { Dataset, Loss, Mlp, Optimizer, TrainingEnd, TrainingStep } from './types.ts';
import { requireAllFinite, requireInteger, requireLength, requireMade } from './validate.ts';

/** Options of `train`. */
export interface TrainOptions {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** Samples for one update; all of them by default. */
  readonly batchSize?: number;
  readonly epochs?: number;
  /** Of the order of the samples, if a batch is not the whole data set, and of the slopes that `rrelu` draws. */
  readonly seed?: number;
}

/** Losses here start below a hundred; one this large will not come back, and soon leaves the range of numbers. */
export const DIVERGED = 1e10;

/**
 * Trains `mlp` in place, one update for each value pulled from the generator.
 *
 * Each epoch visits every sample once, in an order drawn from `seed`; the last batch of an epoch may be smaller and is
 * averaged over its own size. `step` counts updates from 1, `loss` is the batch's before its update. After a loss or
 * a parameter that is not finite, or a loss above 10¹⁰, the last parameters with a sound loss are put back and the
 * generator returns `{ reason: 'diverged' }`; otherwise, the last update having been looked at too, it returns
 * `{ reason: 'completed' }`. Apart from what it yields, a step allocates nothing.
 *
 * @throws RangeError at the first pull if sizes do not match, the data are empty or not finite, the loss refuses a
 * target, or an option is out of range; TypeError if the loss or the optimizer is none. Nothing has been changed then.
 *
 * @example
 * ```ts
 * import { createMlp, meanSquaredError, sgd, train, xor } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [2, 4, 1], seed: 1 });
 * const optimizer = sgd({ learningRate: 100 });
 * const run = train(mlp, xor(), { loss: meanSquaredError, optimizer, epochs: 50 });
 * let last = run.next();
 * last.value.step; // => 1
 * while (!last.done) last = run.next();
 * last.value.reason; // => 'diverged'
 * last.value.step; // => 3
 * mlp.parameters.every(Number.isFinite); // => true
 * ```
 */
export function* train(
  mlp: Mlp,
  data: Dataset,
  { loss, optimizer, batchSize = data.count, epochs = 1, seed = 0 }: TrainOptions,
): Generator<TrainingStep, TrainingEnd, undefined> {
  check(mlp, data, loss, optimizer, batchSize, epochs);
  const size = Math.min(batchSize, data.count);
  const random = rng(seed);
  const order = Array.from({ length: data.count }, (_, i) => i);
  const full = size === data.count;
  const batches = full ? [] : [batchOf(data, size), batchOf(data, data.count % size || size)];
  const whole: Batch = {
    inputs: data.inputs,
    targets: data.targets,
    gradient: new Float64Array(data.targets.length),
    count: data.count,
  };
  const sound = mlp.parameters.slice();
  let last = whole;
  let step = 0;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    if (!full) random.shuffle(order);
    for (let start = 0; start < data.count; start += size) {
      const count = Math.min(size, data.count - start);
      const batch = full ? whole : count === size ? batches[0] : batches[1];
      if (!full) gather(data, order, start, batch);
      last = batch;

      const outputs = mlp.forward(batch.inputs, count, random);
      const value = loss.value(outputs, batch.targets);
      if (!isSound(value)) return diverged(mlp, sound, step, `the loss is ${value} after step ${step}`);
      sound.set(mlp.parameters);
      loss.gradient(outputs, batch.targets, batch.gradient);
      mlp.backward(batch.gradient);
      optimizer.step(mlp, value);
      if (!allFinite(mlp.parameters))
        return diverged(mlp, sound, step, `a parameter is not finite after step ${step + 1}`);
      step++;
      yield { step, epoch, loss: value };
    }
  }
  // No step has seen what the last update did.
  const value = loss.value(mlp.forward(last.inputs, last.count), last.targets);
  if (!isSound(value)) return diverged(mlp, sound, step, `the loss is ${value} after step ${step}`);
  return { reason: 'completed', step, message: `completed ${step} steps` };
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

const isSound = (loss: number): boolean => Math.abs(loss) <= DIVERGED;

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

/** `step` updates were sound; the parameters before the last one are the last that gave a sound loss. */
function diverged(mlp: Mlp, sound: Float64Array, step: number, why: string): TrainingEnd {
  mlp.parameters.set(sound);
  return { reason: 'diverged', step, message: `diverged: ${why}` };
}

function check(mlp: Mlp, data: Dataset, loss: Loss, optimizer: Optimizer, batchSize: number, epochs: number): void {
  requireMade('train', 'loss', 'a loss', loss, 'gradient');
  requireMade('train', 'optimizer', 'an optimizer', optimizer, 'step');
  requireInteger('train', 'data.count', data.count, 1, 2 ** 31);
  requireLength('train', 'data.inputs', data.inputs, data.count * data.inputSize);
  requireLength('train', 'data.targets', data.targets, data.count * data.targetSize);
  const outputs = mlp.sizes[mlp.sizes.length - 1];
  if (data.inputSize !== mlp.sizes[0]) {
    throw new RangeError(`train: data.inputSize must be ${mlp.sizes[0]} as the network's, got ${data.inputSize}`);
  }
  if (data.targetSize !== outputs) {
    throw new RangeError(`train: data.targetSize must be ${outputs} as the network's, got ${data.targetSize}`);
  }
  requireAllFinite('train', 'data.inputs', data.inputs);
  requireAllFinite('train', 'data.targets', data.targets);
  requireInteger('train', 'batchSize', batchSize, 1, 2 ** 31);
  requireInteger('train', 'epochs', epochs, 0, Number.MAX_SAFE_INTEGER);
  // A loss refuses targets it cannot take: now, not when their batch comes and others have moved the parameters.
  loss.value(new Float64Array(data.targets.length), data.targets);
}
