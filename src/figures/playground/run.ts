import {
  binaryCrossEntropyWithLogits,
  createMlp,
  type Dataset,
  type Engine,
  type Loss,
  type Mlp,
  meanSquaredError,
  train,
  unitReport,
} from '../../core/index.ts';
import { clamped, defaults } from '../../ui/parameters.ts';
import { datasetOf, type Sample, samplesOf } from './data.ts';
import { fieldsOf } from './fields.ts';
import { Looks } from './looks.ts';
import { activationOf, initializerOf, optimizerOf } from './parts.ts';
import type { LayerSnapshot, PlaygroundSnapshot, UnitSnapshot } from './snapshot.ts';
import {
  isRegression,
  isSquared,
  MAX_STEPS,
  middleOf,
  type PlaygroundState,
  playgroundParameters,
  settingsOf,
} from './state.ts';

/** Low enough that every sample is far on its side of the boundary, or a ten-thousandth squared off its value. */
const CONVERGED = 1e-4;

/**
 * A training run that can be asked for a snapshot after any number of steps; asking changes nothing. The same code runs
 * at build, in the worker and in tests.
 */
export class PlaygroundRun {
  readonly state: PlaygroundState;
  readonly #mlp: Mlp;
  readonly #loss: Loss;
  readonly #trainData: Dataset;
  readonly #testData: Dataset | undefined;
  readonly #training: ReturnType<typeof train>;
  readonly #looks = new Looks();
  #step = 0;
  #ended: string | undefined;
  /** The parameters at the last look. */
  #before: Float64Array | undefined;

  /** Without an engine the core's TypeScript trains; the numbers are the same. */
  constructor(state: PlaygroundState, engine?: Engine) {
    this.state = state;
    const { layers, features, bias, seed, batch } = state;
    const { train: trained, test } = samplesOf(state);
    const asDataset = (samples: readonly Sample[]): Dataset => datasetOf(samples, features);
    this.#trainData = asDataset(trained);
    this.#testData = test.length > 0 ? asDataset(test) : undefined;
    this.#loss = isSquared(state) ? meanSquaredError : binaryCrossEntropyWithLogits;
    this.#mlp = createMlp({
      sizes: [features.length, ...layers, 1],
      hidden: layers.map((_, layer) => activationOf(state, layer)),
      initializer: initializerOf(state),
      seed,
      ...(engine && { engine }),
    });
    for (const layer of this.#mlp.layers.slice(0, -1)) {
      // Two initializers draw biases of their own; the reader's is added to them.
      for (let i = 0; i < layer.biases.length; i++) layer.biases[i] += bias;
    }
    this.#training = train(this.#mlp, this.#trainData, {
      loss: this.#loss,
      optimizer: optimizerOf(state),
      batchSize: batch,
      // The last step is told by the generator itself; no run is longer.
      epochs: MAX_STEPS + 1,
      seed,
    });
    this.#applyEdits();
    this.#look();
  }

  /** Does up to `steps` steps; fewer if the run ends. */
  advance(steps: number): void {
    for (let i = 0; i < steps && this.#ended === undefined; i++) {
      this.#pull();
      if (this.#ended === undefined) {
        this.#applyEdits();
        this.#look();
      }
    }
  }

  #pull(): void {
    const next = this.#training.next();
    if (next.done) {
      this.#diverged(next.value.step);
      return;
    }
    this.#step = next.value.step;
    if (this.#step >= MAX_STEPS) this.#ended = `The run ends at ${MAX_STEPS} steps.`;
  }

  /** `train` has put back the last sound parameters: those before the last update. */
  #diverged(steps: number): void {
    this.#ended = `The loss left the range of numbers after step ${steps} with learning rate ${this.state.rate}: the run stopped, and the last sound state is shown.`;
    this.#step = Math.min(this.#step, steps);
  }

  #applyEdits(): void {
    for (const { step, parameter, value } of this.state.edits) {
      if (step === this.#step && parameter < this.#mlp.parameters.length) this.#mlp.parameters[parameter] = value;
    }
  }

  /** Looks at the whole network at regular steps: losses, units, and whether to go on makes sense. */
  #look(): void {
    if (!this.#looks.isDue(this.#step)) return;
    const trainLoss = this.#lossOn(this.#trainData);
    if (!Number.isFinite(trainLoss)) return;
    const gradient = this.#fullGradient();
    const { layers } = unitReport(this.#mlp, this.#trainData.inputs, this.#trainData.count);
    this.#looks.add({
      step: this.#step,
      train: trainLoss,
      test: this.#testData && this.#lossOn(this.#testData),
      layers,
    });
    if (trainLoss < CONVERGED) {
      this.#ended = `Converged: the training loss is below ${CONVERGED} at step ${this.#step}.`;
    } else if (gradient === 0 && this.#isAtRest()) {
      const silenced = layers.findIndex(({ units }) => units.every(({ dead }) => dead));
      const why = silenced < 0 ? '' : ` Every unit of hidden layer ${silenced + 1} is dead.`;
      this.#ended = `The gradient is exactly 0 at step ${this.#step}, so no step changes anything.${why}`;
    }
    this.#before = this.#mlp.parameters.slice();
  }

  /**
   * A gradient of 0 on all samples together is not enough: those of single samples can cancel, which a smaller batch
   * would see, and an optimizer with a memory goes on moving for a while.
   */
  #isAtRest(): boolean {
    const { parameters } = this.#mlp;
    if (this.state.penalty !== 'none' || this.#hasEditAhead()) return false;
    if (this.#before?.some((value, i) => value !== parameters[i])) return false;
    return this.state.batch >= this.#trainData.count || this.#isFlatForEachSample();
  }

  #isFlatForEachSample(): boolean {
    const { inputs, targets, count, inputSize, targetSize } = this.#trainData;
    for (let i = 0; i < count; i++) {
      const largest = this.#largestGradient({
        ...this.#trainData,
        inputs: inputs.subarray(i * inputSize, (i + 1) * inputSize),
        targets: targets.subarray(i * targetSize, (i + 1) * targetSize),
        count: 1,
      });
      if (largest > 0) return false;
    }
    return true;
  }

  #hasEditAhead(): boolean {
    return this.state.edits.some(({ step }) => step > this.#step);
  }

  #lossOn({ inputs, targets, count }: Dataset): number {
    return this.#loss.value(this.#mlp.forward(inputs, count), targets);
  }

  /** Of the loss on all training samples; leaves it in `mlp.gradient`. Its largest entry in size. */
  #fullGradient(): number {
    return this.#largestGradient(this.#trainData);
  }

  #largestGradient({ inputs, targets, count }: Dataset): number {
    const slopes = new Float64Array(targets.length);
    this.#loss.gradient(this.#mlp.forward(inputs, count), targets, slopes);
    this.#mlp.backward(slopes);
    return this.#mlp.gradient.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  }

  snapshot(): PlaygroundSnapshot {
    const { state } = this;
    const mlp = this.#mlp;
    this.#fullGradient();
    const report = unitReport(mlp, this.#trainData.inputs, this.#trainData.count);
    const trainLoss = this.#lossOn(this.#trainData);
    const trainCorrect = this.#correctOn(this.#trainData);
    const { surface, units: fields } = fieldsOf(mlp, state.features);
    let at = 0;
    const layers = mlp.layers.map((layer, l): LayerSnapshot => {
      const weightsAt = at;
      const biasesAt = weightsAt + layer.weights.length;
      at = biasesAt + layer.biases.length + layer.slopes.length;
      const units = Array.from({ length: layer.outSize }, (_, unit): UnitSnapshot => {
        const seen = report.layers[l]?.units[unit];
        const silentSince = this.#looks.silentSince(l, unit);
        return {
          weights: Array.from(layer.weights.subarray(unit * layer.inSize, (unit + 1) * layer.inSize)),
          bias: layer.biases[unit],
          weightsAt: weightsAt + unit * layer.inSize,
          biasAt: biasesAt + unit,
          ...(layer.slopes.length > 0 && { slope: layer.slopes[Math.min(unit, layer.slopes.length - 1)] }),
          active: seen ? Math.round(seen.activeFraction * this.#trainData.count) : 0,
          exactZeros: seen?.exactZeros ?? 0,
          maxPreactivation: seen?.maxPreactivation ?? 0,
          dormancy: seen?.dormancy ?? 1,
          silent: seen?.silent ?? false,
          dead: seen?.dead ?? false,
          stuck: seen?.stuck ?? false,
          ...(seen?.silent && silentSince !== undefined && { silentSince }),
          field: fields[l][unit],
        };
      });
      return { units };
    });
    const hidden = report.layers.flatMap(({ units }) => units);
    const batches = Math.ceil(this.#trainData.count / state.batch);
    return {
      settings: settingsOf(state),
      step: this.#step,
      epoch: Math.floor(this.#step / batches),
      trainLoss,
      testLoss: this.#testData && this.#lossOn(this.#testData),
      trainCount: this.#trainData.count,
      testCount: this.#testData?.count ?? 0,
      trainCorrect,
      testCorrect: this.#testData && this.#correctOn(this.#testData),
      history: this.#looks.history(),
      layers,
      deadCount: hidden.filter(({ dead }) => dead).length,
      stuckCount: hidden.filter(({ stuck }) => stuck).length,
      silentCount: hidden.filter(({ silent }) => silent).length,
      surface,
      ended: this.#ended,
      engine: mlp.engine,
    };
  }

  #correctOn({ inputs, targets, count }: Dataset): number | undefined {
    if (isRegression(this.state.data)) return undefined;
    const outputs = this.#mlp.forward(inputs, count);
    const middle = middleOf(this.state);
    return targets.reduce((sum, target, i) => sum + (outputs[i] > middle === target > 0.5 ? 1 : 0), 0);
  }
}

/** The run of a state, taken to its step. */
export function runTo(state: PlaygroundState, engine?: Engine): PlaygroundRun {
  const run = new PlaygroundRun(state, engine);
  run.advance(state.step);
  return run;
}

/** The first frame of a figure, computed at build so that the page need not load the trainer to show it. */
export const firstSnapshot = (preset: Partial<PlaygroundState> = {}): PlaygroundSnapshot =>
  runTo(clamped(defaults(playgroundParameters), playgroundParameters, preset)).snapshot();
