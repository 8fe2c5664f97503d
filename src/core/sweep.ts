import { heUniform } from './initializers/scaled.ts';
import { createMlp, initialize, type MlpOptions } from './mlp.ts';
import { sgd } from './sgd.ts';
import { requireTrainable, train } from './train.ts';
import type { Dataset, Engine, EngineReport, Loss, SweepTask, SweptNetwork } from './types.ts';
import { requireInteger, requirePositive } from './validate.ts';

/** Options of `sweep`: those of one network, of its training, and the seeds. */
export interface SweepOptions extends Omit<MlpOptions, 'seed' | 'engine'> {
  readonly data: Dataset;
  readonly loss: Loss;
  readonly learningRate: number;
  /** Updates of each network. */
  readonly steps: number;
  /** Of the initial parameters: one network for each. */
  readonly seeds: readonly number[];
  /** Whether to return the parameters of every network too. */
  readonly keepParameters?: boolean;
  /** What computes them; this core's TypeScript by default. */
  readonly engine?: Engine;
}

/** What `sweep` returns. */
export interface SweepResult {
  /** In the order of the seeds. */
  readonly networks: readonly SweptNetwork[];
  readonly engine: EngineReport;
}

/**
 * Trains many networks that differ in their initial parameters alone: how often does this end well?
 *
 * Each network is what `createMlp` makes with its seed, and is trained by `train` with plain gradient descent on the
 * whole data set, `steps` times. A network that diverges keeps its last sound parameters, and its loss is theirs.
 *
 * With `engine: wasmEngine()`, two networks (float64) or four (float32) are computed at once, with the same bits as one
 * by one; there are kernels for the pointwise losses and for activations without learned slopes.
 *
 * @throws RangeError or TypeError where `createMlp`, `sgd` or `train` would, or if there is no seed.
 * @example
 * ```ts
 * import { heNormal, leakyRelu, meanSquaredError } from 'relu-at-zero';
 * import { relu, sweep, wasmEngine, xor } from 'relu-at-zero';
 * const options = {
 *   sizes: [2, 2, 1],
 *   initializer: heNormal(),
 *   data: xor(),
 *   loss: meanSquaredError,
 *   learningRate: 0.1,
 *   steps: 1000,
 *   seeds: Array.from({ length: 100 }, (_, seed) => seed),
 *   engine: wasmEngine(),
 * };
 * const solved = (hidden) => {
 *   const { networks } = sweep({ ...options, hidden });
 *   return networks.filter(({ loss }) => loss < 0.01).length;
 * };
 * solved(relu); // => 27
 * solved(leakyRelu({ negativeSlope: 0.3 })); // => 58
 * ```
 */
export function sweep({
  data,
  loss,
  learningRate,
  steps,
  seeds,
  keepParameters = false,
  engine,
  initializer = heUniform(),
  ...shape
}: SweepOptions): SweepResult {
  requirePositive('sweep', 'learningRate', learningRate);
  requireInteger('sweep', 'steps', steps, 0, 2 ** 31 - 2);
  requireInteger('sweep', 'the number of seeds', seeds.length, 1, 2 ** 31);
  seeds.forEach((seed, i) => {
    requireInteger('sweep', `seeds[${i}]`, seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  });
  const network = createMlp({ ...shape, initializer, seed: seeds[0] });
  requireTrainable('sweep', network, data, loss);
  const task: SweepTask = {
    network,
    initialize: (seed) => initialize(network, initializer, seed),
    seeds,
    data,
    loss,
    learningRate,
    steps,
    keepParameters,
  };
  const networks = engine?.sweep?.(task) ?? (engine ? `the engine ${engine.name} has no sweep` : '');
  if (typeof networks !== 'string') return { networks, engine: { name: engine?.name ?? '', reason: '' } };
  return { networks: seeds.map((seed) => trainOne(task, seed)), engine: { name: 'typescript', reason: networks } };
}

function trainOne(
  { network, initialize, data, loss, learningRate, steps, keepParameters }: SweepTask,
  seed: number,
): SweptNetwork {
  initialize(seed);
  const run = train(network, data, {
    loss,
    optimizer: sgd({ learningRate }),
    epochs: steps,
    seed,
    stepsPerYield: steps || 1,
  });
  let next = run.next();
  while (!next.done) next = run.next();
  return {
    seed,
    loss: loss.value(network.forward(data.inputs, data.count), data.targets),
    diverged: next.value.reason === 'diverged',
    ...(keepParameters && { parameters: network.parameters.slice() }),
  };
}
