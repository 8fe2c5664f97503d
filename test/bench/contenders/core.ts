/** The core, through its public API: forward, the loss's gradient, backward and one step of sgd on prepared batches. */
import project from '../../../package.json' with { type: 'json' };
import {
  type Activation,
  createMlp,
  heNormal,
  identity,
  type Loss,
  type Mlp,
  type MlpOptions,
  meanSquaredError,
  relu,
  rng,
  sgd,
  softmaxCrossEntropy,
  tanh,
} from '../../../src/core/index.ts';
import type { BornDeadRun, Contender, Opened, SweepRun, TrainingRun } from '../contender.ts';
import { type BornDead, batchesOf, type Sweep, type Training } from '../workload.ts';

/** Cross-entropy takes the outputs before softmax. */
const outputs: Record<Training['output'], Activation> = { identity, relu, tanh, softmax: identity };

const lossOf = ({ output, sizes }: Training | Sweep): Loss =>
  output === 'softmax' ? softmaxCrossEntropy({ classes: sizes[sizes.length - 1] }) : meanSquaredError;

/** What sets one engine or precision apart: passed to `createMlp`. */
type Options = Omit<MlpOptions, 'sizes' | 'hidden' | 'output' | 'initializer' | 'seed'>;

const networkOf = ({ sizes, hidden, output }: Training | Sweep, options: Options = {}): Mlp =>
  createMlp({ ...options, sizes, hidden: hidden === 'relu' ? relu : tanh, output: outputs[output] });

/** One update for each call, over the batches in order. */
function stepper(workload: Training | Sweep, mlp: Mlp): { restart(): void; step(): void } {
  const batches = batchesOf(workload);
  const loss = lossOf(workload);
  const optimizer = sgd({ learningRate: workload.learningRate });
  const gradient = new Float64Array(batches[0].targets.length);
  let at = 0;
  return {
    restart() {
      at = 0;
    },
    step() {
      const { inputs, targets, count } = batches[at];
      at = at + 1 === batches.length ? 0 : at + 1;
      loss.gradient(mlp.forward(inputs, count), targets, gradient);
      mlp.backward(gradient);
      optimizer.step(mlp);
    },
  };
}

function train(workload: Training, options?: Options): TrainingRun {
  const mlp = networkOf(workload, options);
  const { restart, step } = stepper(workload, mlp);
  return {
    perUnit: workload.batchSize,
    stepsPerUnit: 1,
    compares: 'parameters',
    prepare() {
      mlp.parameters.set(workload.start);
      restart();
    },
    run(units) {
      for (let i = 0; i < units; i++) step();
    },
    result: () => mlp.parameters.slice(),
  };
}

function sweep(workload: Sweep, options?: Options): SweepRun {
  const { networks, steps, starts } = workload;
  const mlp = networkOf(workload, options);
  const { step } = stepper(workload, mlp);
  const size = mlp.parameters.length;
  const ends = new Float64Array(networks * size);
  return {
    perUnit: 1,
    units: networks,
    compares: 'parameters',
    prepare() {},
    run(units) {
      for (let k = 0; k < units; k++) {
        const network = k % networks;
        mlp.parameters.set(starts[network]);
        for (let s = 0; s < steps; s++) step();
        ends.set(mlp.parameters, network * size);
      }
    },
    result: () => ends,
  };
}

function bornDead({ sizes, points, seed }: BornDead, options: Options = {}): BornDeadRun {
  const mlp = createMlp({ ...options, sizes, hidden: relu, output: relu });
  const initializer = heNormal();
  let random = rng(seed);
  let dead = 0;
  const isDead = (): boolean => mlp.forward(points, points.length).every((activation) => activation === 0);
  return {
    perUnit: 1,
    prepare() {
      random = rng(seed);
      dead = 0;
    },
    run(units) {
      for (let k = 0; k < units; k++) {
        for (const layer of mlp.layers) initializer.fill(layer, random);
        if (isDead()) dead++;
      }
    },
    decide: (networks) =>
      networks.map((parameters) => {
        mlp.parameters.set(parameters);
        return isDead();
      }),
    dead: () => dead,
  };
}

/** Another engine or precision is one more of these, and its name in the list of contenders. */
const engine = (about: Pick<Contender, 'id' | 'name' | 'precision'>, options: Options = {}): Contender => ({
  ...about,
  kind: 'core',
  how: 'forward, loss.gradient, backward, optimizer.step on prepared batches',
  open: async (): Promise<Opened> => ({
    version: project.version,
    train: (workload) => train(workload, options),
    sweep: (workload) => sweep(workload, options),
    bornDead: (workload) => bornDead(workload, options),
  }),
});

export const core = engine({ id: 'core', name: 'core, TypeScript', precision: 'float64' });

/** What the core computes, for comparing the others with. */
export function coreAfter(workload: Training, steps: number): ArrayLike<number> {
  const run = train(workload);
  void run.prepare();
  run.run(steps);
  return run.result();
}

export function coreSweep(workload: Sweep): ArrayLike<number> {
  const run = sweep(workload);
  run.run(workload.networks);
  return run.result();
}

/** Outputs for the first batch, at the start. */
export function coreOutputs(workload: Training | Sweep): ArrayLike<number> {
  const mlp = networkOf(workload);
  mlp.parameters.set(workload.kind === 'training' ? workload.start : workload.starts[0]);
  const { inputs, count } = batchesOf(workload)[0];
  return mlp.forward(inputs, count).slice();
}
