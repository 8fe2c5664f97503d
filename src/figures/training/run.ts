import {
  type Activation,
  binaryCrossEntropyWithLogits,
  circles,
  createMlp,
  type Dataset,
  heNormal,
  leakyRelu,
  type Mlp,
  reluWith,
  sgd,
  train,
  twoMoons,
  unitReport,
  xor,
} from '../../core/index.ts';
import { MAX_STEPS, runKey, type TrainingState } from './state.ts';

const SAMPLES = 80;
const NOISE = 0.11;

export interface UnitSnapshot {
  /** z = w₁x₁ + w₂x₂ + b. */
  readonly weights: readonly [number, number];
  readonly bias: number;
  readonly outgoing: number;
  /** Number of samples with z > 0. */
  readonly active: number;
  readonly silent: boolean;
  readonly dead: boolean;
  /** The step from which it has been silent without a break. */
  readonly silentSince: number | undefined;
}

/** A moment of a run: plain data, so that a worker can send it. */
export interface Snapshot {
  readonly key: string;
  readonly step: number;
  readonly loss: number;
  readonly correct: number;
  readonly count: number;
  readonly deadCount: number;
  readonly silentCount: number;
  /** Loss after 0, 1, 2 … `step` steps. */
  readonly losses: readonly number[];
  readonly units: readonly UnitSnapshot[];
  readonly outputBias: number;
  /** Why the run is over, as a sentence; undefined while it can go on. */
  readonly ended: string | undefined;
}

export function datasetOf({ data, seed }: Pick<TrainingState, 'data' | 'seed'>): Dataset {
  if (data === 'xor') return xor();
  return (data === 'moons' ? twoMoons : circles)({ count: SAMPLES, noise: NOISE, seed });
}

export function activationOf({ activation, slope, atZero }: TrainingState): Activation {
  return activation === 'relu' ? reluWith({ derivativeAtZero: atZero }) : leakyRelu({ negativeSlope: slope });
}

/** A training run that can be asked for a snapshot after any number of steps. The same code runs at build, in the worker, in tests. */
export class TrainingRun {
  readonly state: TrainingState;
  readonly data: Dataset;
  readonly #mlp: Mlp;
  readonly #training: ReturnType<typeof train>;
  readonly #losses: number[] = [];
  readonly #silentSince: (number | undefined)[];
  #step = 0;
  #ended: string | undefined;

  constructor(state: TrainingState) {
    this.state = state;
    this.data = datasetOf(state);
    this.#mlp = createMlp({ sizes: [2, state.units, 1], hidden: activationOf(state), initializer: heNormal({ bias: state.bias }), seed: state.seed });
    this.#mlp.layers[1].biases.fill(0);
    this.#silentSince = Array(state.units).fill(undefined);
    this.#training = train(this.#mlp, this.data, {
      loss: binaryCrossEntropyWithLogits,
      optimizer: sgd({ learningRate: state.rate }),
      epochs: MAX_STEPS,
    });
  }

  get step(): number {
    return this.#step;
  }

  /** Does up to `steps` steps; fewer if the run ends. */
  advance(steps: number): void {
    for (let i = 0; i < steps && this.#ended === undefined; i++) {
      const next = this.#training.next();
      if (next.done) {
        const { reason, step } = next.value;
        this.#ended =
          reason === 'diverged'
            ? `The loss left the range of numbers after step ${step} with learning rate ${this.state.rate}: the run stopped, and its last sound state is shown.`
            : `The run ends at ${MAX_STEPS} steps.`;
        // After divergence the parameters are those before the last update.
        this.#step = Math.min(this.#step, Math.max(0, this.#losses.length - 1));
      } else {
        // The forward pass of this step saw the parameters after the steps before it.
        this.#noteSilence(this.#step);
        this.#losses.push(next.value.loss);
        this.#step = next.value.step;
      }
    }
  }

  snapshot(): Snapshot {
    const { data } = this;
    const report = unitReport(this.#mlp, data.inputs, data.count);
    const [hidden, output] = this.#mlp.layers;
    const outputs = output.activations;
    this.#noteSilence(this.#step);
    const units = (report.layers[0]?.units ?? []).map((unit, i): UnitSnapshot => ({
      weights: [hidden.weights[2 * i], hidden.weights[2 * i + 1]],
      bias: hidden.biases[i],
      outgoing: output.weights[i],
      active: Math.round(unit.activeFraction * data.count),
      silent: unit.silent,
      dead: unit.dead,
      silentSince: this.#silentSince[i],
    }));
    const loss = binaryCrossEntropyWithLogits.value(outputs, data.targets);
    return {
      key: runKey(this.state),
      step: this.#step,
      loss,
      correct: data.targets.reduce((sum, target, i) => sum + (outputs[i] > 0 === target > 0.5 ? 1 : 0), 0),
      count: data.count,
      deadCount: units.filter((unit) => unit.dead).length,
      silentCount: units.filter((unit) => unit.silent).length,
      losses: [...this.#losses.slice(0, this.#step), loss],
      units,
      outputBias: output.biases[0],
      ended: this.#ended,
    };
  }

  #noteSilence(step: number): void {
    const { preactivations, outSize } = this.#mlp.layers[0];
    for (let unit = 0; unit < outSize; unit++) {
      let silent = true;
      for (let at = unit; at < preactivations.length; at += outSize) if (preactivations[at] > 0) silent = false;
      this.#silentSince[unit] = silent ? (this.#silentSince[unit] ?? step) : undefined;
    }
  }
}

/** The run of a state, taken to its step. */
export function runTo(state: TrainingState): TrainingRun {
  const run = new TrainingRun(state);
  run.advance(state.step);
  return run;
}

/** The network's output at a point: what the surface shows, from the snapshot's own numbers. */
export function outputAt({ units, outputBias }: Snapshot, state: TrainingState, x: number, y: number): number {
  const leak = state.activation === 'relu' ? 0 : state.slope;
  let output = outputBias;
  for (const { weights, bias, outgoing } of units) {
    const z = weights[0] * x + weights[1] * y + bias;
    output += outgoing * (z > 0 ? z : leak * z);
  }
  return output;
}
