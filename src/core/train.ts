import { rng } from './rng.ts';
import { PlainSteps } from './training-steps.ts';
import type { Dataset, Loss, Mlp, Optimizer, TrainingEnd, TrainingStep, TrainingTask } from './types.ts';
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
  /** Whether each epoch has an order of its own; otherwise all visit the samples in the order of the data set. */
  readonly shuffle?: boolean;
  /** How many updates are done for each value pulled; with many, an engine such as `wasmEngine` is at its fastest. */
  readonly stepsPerYield?: number;
}

/**
 * Trains `mlp` in place, `stepsPerYield` updates for each value pulled from the generator, one by default.
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
  options: TrainOptions,
): Generator<TrainingStep, TrainingEnd, undefined> {
  const { loss, optimizer, batchSize = data.count, epochs = 1, seed = 0, shuffle = true, stepsPerYield = 1 } = options;
  requireMade('train', 'optimizer', 'an optimizer', optimizer, 'step');
  requireTrainable('train', mlp, data, loss);
  requireInteger('train', 'batchSize', batchSize, 1, 2 ** 31);
  requireInteger('train', 'epochs', epochs, 0, Number.MAX_SAFE_INTEGER);
  requireInteger('train', 'stepsPerYield', stepsPerYield, 1, 2 ** 31);
  const random = rng(seed);
  const order = Array.from({ length: data.count }, (_, i) => i);
  const task: TrainingTask = { data, loss, optimizer, batchSize: Math.min(batchSize, data.count), order, random };
  const steps = (epochs > 0 && mlp.steps?.(task)) || new PlainSteps(mlp, task);
  const reorders = shuffle && task.batchSize < data.count;
  let step = 0;
  let told = 0;

  steps.load();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    if (reorders) random.shuffle(order);
    steps.startEpoch(reorders);
    for (;;) {
      const done = steps.run(told + stepsPerYield - step);
      step += done;
      if (steps.problem !== 'none') return diverged();
      if (done === 0) break;
      if (step < told + stepsPerYield) continue;
      steps.store();
      told = step;
      yield { step, epoch, loss: steps.loss };
      steps.load();
    }
  }
  if (told < step) {
    steps.store();
    yield { step, epoch: epochs, loss: steps.loss };
    steps.load();
  }
  // No step has seen what the last update did.
  steps.finish();
  if (steps.problem !== 'none') return diverged();
  steps.store();
  return { reason: 'completed', step, message: `completed ${step} steps` };

  /** `step` updates were sound. */
  function diverged(): TrainingEnd {
    steps.store();
    const what =
      steps.problem === 'loss'
        ? `the loss is ${steps.loss} after step ${step}`
        : `a parameter is not finite after step ${step + 1}`;
    return { reason: 'diverged', step, message: `diverged: ${what}` };
  }
}

/** The rules that `train` and its like have in common; `where` is which of them. */
export function requireTrainable(where: string, mlp: Mlp, data: Dataset, loss: Loss): void {
  requireMade(where, 'loss', 'a loss', loss, 'gradient');
  requireInteger(where, 'data.count', data.count, 1, 2 ** 31);
  requireLength(where, 'data.inputs', data.inputs, data.count * data.inputSize);
  requireLength(where, 'data.targets', data.targets, data.count * data.targetSize);
  const outputs = mlp.sizes[mlp.sizes.length - 1];
  if (data.inputSize !== mlp.sizes[0]) {
    throw new RangeError(`${where}: data.inputSize must be ${mlp.sizes[0]} as the network's, got ${data.inputSize}`);
  }
  if (data.targetSize !== outputs) {
    throw new RangeError(`${where}: data.targetSize must be ${outputs} as the network's, got ${data.targetSize}`);
  }
  requireAllFinite(where, 'data.inputs', data.inputs);
  requireAllFinite(where, 'data.targets', data.targets);
  // A loss refuses targets it cannot take: now, not when their batch comes and others have moved the parameters.
  loss.value(new Float64Array(data.targets.length), data.targets);
}
