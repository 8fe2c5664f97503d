import {
  type Activation,
  binaryCrossEntropyWithLogits,
  createMlp,
  type Dataset,
  type Engine,
  heNormal,
  leakyRelu,
  type Mlp,
  reluWith,
  sgd,
  train,
  unitReport,
} from '../../core/index.ts';
import { DIVERGED } from '../../core/training-steps.ts';
import { clamped, defaults } from '../../ui/parameters.ts';
import { datasetOf, type Snapshot, type UnitSnapshot } from './snapshot.ts';
import { MAX_STEPS, type Settings, settingsOf, type TrainingState, trainingParameters } from './state.ts';
import { isTabulated } from './words.ts';

export function activationOf({ activation, slope, atZero }: Settings): Activation {
  return activation === 'relu' ? reluWith({ derivativeAtZero: atZero }) : leakyRelu({ negativeSlope: slope });
}

/**
 * A training run that can be asked for a snapshot after any number of steps; asking changes nothing. The same code runs
 * at build, in the worker and in tests.
 */
export class TrainingRun {
  readonly state: TrainingState;
  readonly data: Dataset;
  readonly #mlp: Mlp;
  readonly #training: ReturnType<typeof train>;
  readonly #losses: number[] = [];
  readonly #silentSince: (number | undefined)[];
  #step = 0;
  #ended: string | undefined;

  /** Without an engine the core's TypeScript trains; the numbers are the same. */
  constructor(state: TrainingState, engine?: Engine) {
    this.state = state;
    this.data = datasetOf(state);
    // He's gain for ReLU in both cases, so that one seed gives both activations the same first weights.
    this.#mlp = createMlp({
      sizes: [2, state.units, 1],
      hidden: activationOf(state),
      initializer: heNormal({ bias: state.bias }),
      seed: state.seed,
      ...(engine && { engine }),
    });
    // The initial bias is the hidden units': with it, the output would start on one side.
    this.#mlp.layers[1].biases.fill(0);
    this.#silentSince = Array(state.units).fill(undefined);
    this.#training = train(this.#mlp, this.data, {
      loss: binaryCrossEntropyWithLogits,
      optimizer: sgd({ learningRate: state.rate }),
      epochs: MAX_STEPS,
    });
  }

  /** Does up to `steps` steps; fewer if the run ends. */
  advance(steps: number): void {
    for (let i = 0; i < steps && this.#ended === undefined; i++) this.#pull();
    // `train` sees a loss out of range at the forward pass of the next step; the reader must not see it before.
    if (this.#ended === undefined && !(this.#lossNow() <= DIVERGED)) this.#pull();
  }

  #pull(): void {
    const next = this.#training.next();
    if (!next.done) {
      // The forward pass of this step saw the parameters after the steps before it.
      this.#noteSilence(this.#step);
      this.#losses.push(next.value.loss);
      this.#step = next.value.step;
    } else if (next.value.reason === 'completed') {
      this.#ended = `The run ends at ${MAX_STEPS} steps.`;
    } else {
      // `train` has put back the parameters of the last sound loss: those before the last update, for with the rates
      // that the table allows the loss passes its bound long before a parameter overflows.
      this.#ended = `The loss left the range of numbers at step ${next.value.step} with learning rate ${this.state.rate}: the run stopped, and the last sound state is shown.`;
      this.#step = next.value.step - 1;
    }
  }

  #lossNow(): number {
    return binaryCrossEntropyWithLogits.value(this.#mlp.forward(this.data.inputs, this.data.count), this.data.targets);
  }

  snapshot(): Snapshot {
    const { data } = this;
    const report = unitReport(this.#mlp, data.inputs, data.count);
    const [hidden, output] = this.#mlp.layers;
    const outputs = output.activations;
    const loss = binaryCrossEntropyWithLogits.value(outputs, data.targets);
    this.#noteSilence(this.#step);
    const units = (report.layers[0]?.units ?? []).map(
      (unit, i): UnitSnapshot => ({
        weights: [hidden.weights[2 * i], hidden.weights[2 * i + 1]],
        bias: hidden.biases[i],
        outgoing: output.weights[i],
        active: Math.round(unit.activeFraction * data.count),
        silent: unit.silent,
        dead: unit.dead,
        silentSince: this.#silentSince[i],
      }),
    );
    return {
      settings: settingsOf(this.state),
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
      engine: this.#mlp.engine,
    };
  }

  #noteSilence(step: number): void {
    const { preactivations, outSize } = this.#mlp.layers[0];
    for (let unit = 0; unit < outSize; unit++) {
      let silent = true;
      for (let at = unit; silent && at < preactivations.length; at += outSize) silent = !(preactivations[at] > 0);
      this.#silentSince[unit] = silent ? (this.#silentSince[unit] ?? step) : undefined;
    }
  }
}

/** The run of a state, taken to its step. */
export function runTo(state: TrainingState, engine?: Engine): TrainingRun {
  const run = new TrainingRun(state, engine);
  run.advance(state.step);
  return run;
}

/**
 * The first frame of a figure, computed at build so that the page need not load the trainer to show it. Losses that are
 * drawn but in no table travel with five digits, which moves no point of the curve by more than a tenth of a pixel.
 */
export function firstSnapshot(preset: Partial<TrainingState> = {}): Snapshot {
  const snapshot = runTo(clamped(defaults(trainingParameters), trainingParameters, preset)).snapshot();
  const { length } = snapshot.losses;
  const losses = snapshot.losses.map((loss, i) => (isTabulated(i, length) ? loss : Number(loss.toPrecision(5))));
  return { ...snapshot, losses };
}
