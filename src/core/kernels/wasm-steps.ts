import type { Mlp, OptimizerMemory, TrainingSteps, TrainingTask, UpdateRule } from '../types.ts';
import type { Kernels } from './instance.ts';
import { lossKernel } from './loss-kernel.ts';
import { type Floats, Workspace } from './workspace.ts';

/** In the order of assembly/records.ts. */
const FORMULAS: readonly UpdateRule['formula'][] = ['sgd', 'nesterov', 'adam', 'adamW'];
const PROBLEMS: readonly TrainingSteps['problem'][] = ['none', 'loss', 'parameter'];

/** The record of a training run there: eight numbers, 21 integers; and which of them the kernels change. */
const FLOATS = 8;
const POWERS = 5;
const LOSS = 7;
const INTEGERS = 21;
const POSITION = 16;
const BATCH_INPUTS = 17;
const BATCH_COUNT = 19;
const PROBLEM = 20;

/** The batch that a network saw last. */
export interface LastBatch {
  readonly workspace: Workspace;
  readonly inputs: number;
  readonly count: number;
}

/** Whether the kernels can take these steps. */
export function canStep(mlp: Mlp, { loss, optimizer }: TrainingTask): boolean {
  return optimizer.rule !== undefined && lossKernel(loss, mlp.sizes[mlp.sizes.length - 1]) !== undefined;
}

/** Training steps without leaving the kernels: the data set lies in their memory, in the order of the epoch. */
export class WasmSteps implements TrainingSteps {
  readonly #mlp: Mlp;
  readonly #task: TrainingTask;
  readonly #memory: OptimizerMemory;
  readonly #show: (last: LastBatch, stepped: boolean) => void;
  readonly #workspace: Workspace;
  readonly #record: number;
  readonly #floats: Float64Array;
  readonly #integers: Int32Array;
  /** The kernels' copies of the optimizer's memory, of the sound parameters and of the data set. */
  readonly #vectors: readonly Float64Array[];
  readonly #sound: Floats;
  readonly #inputs: Floats;
  readonly #targets: Float64Array;
  #packed = false;
  #stepped = false;

  /** `show` is told what the network saw last, and whether it has a gradient by now. */
  constructor(kernels: Kernels, mlp: Mlp, task: TrainingTask, show: (last: LastBatch, stepped: boolean) => void) {
    const { data, loss, optimizer, batchSize } = task;
    const { rule } = optimizer;
    const lossKind = lossKernel(loss, data.targetSize);
    if (!rule || lossKind === undefined) throw new Error(`train: no kernel for ${loss.name} and ${optimizer.name}`);
    const size = mlp.parameters.length;
    const float = mlp.dtype === 'float32' ? 4 : 8;
    const workspace = new Workspace(kernels, mlp, {
      capacity: batchSize,
      extraBytes: [
        FLOATS * 8 + INTEGERS * 4,
        data.targetSize * 8,
        size * 8,
        size * 8,
        size * float,
        data.inputs.length * float,
        data.targets.length * 8,
      ],
    });
    const [record, scratch, memory1, memory2, sound, inputs, targets] = workspace.extras;
    workspace.write(
      record,
      [rule.learningRate, rule.momentum, rule.beta2, rule.epsilon, rule.weightDecay, 1, 1, 0],
      [
        workspace.layers,
        workspace.layerCount,
        workspace.parametersAt,
        workspace.gradientAt,
        size,
        FORMULAS.indexOf(rule.formula),
        Number(rule.decayBiases),
        memory1,
        memory2,
        sound,
        inputs,
        targets,
        data.count,
        batchSize,
        lossKind,
        scratch,
        data.count,
        inputs,
        targets,
        batchSize,
        0,
      ],
    );
    const { buffer } = kernels.memory;
    this.#mlp = mlp;
    this.#task = task;
    this.#memory = rule.memoryOf(mlp);
    this.#show = show;
    this.#workspace = workspace;
    this.#record = record;
    this.#floats = new Float64Array(buffer, record, FLOATS);
    this.#integers = new Int32Array(buffer, record + FLOATS * 8, INTEGERS);
    this.#vectors = [memory1, memory2].map((at) => new Float64Array(buffer, at, size));
    this.#sound = workspace.view(sound, size);
    this.#inputs = workspace.view(inputs, data.inputs.length);
    this.#targets = new Float64Array(buffer, targets, data.targets.length);
    this.#sound.set(mlp.parameters);
  }

  get loss(): number {
    return this.#floats[LOSS];
  }

  get problem(): TrainingSteps['problem'] {
    return PROBLEMS[this.#integers[PROBLEM]];
  }

  load(): void {
    this.#mlp.storeParameters();
    this.#workspace.parameters.set(this.#mlp.parameters);
    this.#memory.vectors.forEach((vector, i) => {
      this.#vectors[i].set(vector);
    });
    this.#floats.set(this.#memory.powers, POWERS);
  }

  store(): void {
    const { parameters, gradient } = this.#mlp;
    parameters.set(this.#workspace.parameters);
    if (this.#stepped) gradient.set(this.#workspace.gradient);
    this.#memory.vectors.forEach((vector, i) => {
      vector.set(this.#vectors[i]);
    });
    for (let i = 0; i < 2; i++) this.#memory.powers[i] = this.#floats[POWERS + i];
    const inputs = this.#integers[BATCH_INPUTS];
    this.#show({ workspace: this.#workspace, inputs, count: this.#integers[BATCH_COUNT] }, this.#stepped);
  }

  startEpoch(reordered: boolean): void {
    this.#integers[POSITION] = 0;
    if (this.#packed && !reordered) return;
    this.#packed = true;
    const { data, order } = this.#task;
    gather(data.inputs, data.inputSize, order, this.#inputs);
    gather(data.targets, data.targetSize, order, this.#targets);
  }

  run(limit: number): number {
    const done = this.#workspace.run(this.#record, limit);
    // A step that made a parameter infinite had a gradient.
    this.#stepped ||= done > 0 || this.problem === 'parameter';
    return done;
  }

  finish(): number {
    return this.#workspace.finish(this.#record);
  }
}

function gather(rows: Float64Array, size: number, order: readonly number[], into: Float64Array | Float32Array): void {
  let to = 0;
  for (const sample of order) {
    for (let from = sample * size, end = from + size; from < end; from++) into[to++] = rows[from];
  }
}
