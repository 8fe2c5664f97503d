import { type Dataset, type Mlp, meanSquaredError, type Optimizer, unitReport } from '../../core/index.ts';
import { DIVERGED } from '../../core/training-steps.ts';

/** Dead: no gradient flows back. Silent: z ≤ 0 on every input, but a gradient flows. */
export type Status = 'alive' | 'silent' | 'dead';

/** The unit and its network before one update: every number is the core's. */
export interface Moment {
  readonly parameters: Float64Array;
  readonly loss: number;
  /** The unit's own: a weight for each of its inputs. */
  readonly weights: readonly number[];
  readonly bias: number;
  readonly outgoing: number;
  readonly weightGradient: readonly number[];
  readonly biasGradient: number;
  /** The unit's pre-activation at each input. */
  readonly z: readonly number[];
  readonly maxZ: number;
  readonly active: number;
  readonly status: Status;
}

/** A network that holds the unit: which layer it is in. It is the first unit there. */
export interface Subject {
  readonly mlp: Mlp;
  readonly layer: number;
}

/** Reads a moment, and leaves in the network the gradient for the next update. */
export function readMoment({ mlp, layer: at }: Subject, data: Dataset, outputGradient: Float64Array): Moment {
  const report = unitReport(mlp, data.inputs, data.count).layers[at].units[0];
  const outputs = mlp.layers[mlp.layers.length - 1].activations;
  const loss = meanSquaredError.value(outputs, data.targets);
  meanSquaredError.gradient(outputs, data.targets, outputGradient);
  mlp.backward(outputGradient);
  const layer = mlp.layers[at];
  return {
    parameters: mlp.parameters.slice(),
    loss,
    weights: [...layer.weights.subarray(0, layer.inSize)],
    bias: layer.biases[0],
    outgoing: mlp.layers[at + 1].weights[0],
    weightGradient: [...layer.weightGradient.subarray(0, layer.inSize)],
    biasGradient: layer.biasGradient[0],
    z: Array.from({ length: data.count }, (_, s) => layer.preactivations[s * layer.outSize]),
    maxZ: report.maxPreactivation,
    active: Math.round(report.activeFraction * data.count),
    status: report.dead ? 'dead' : report.silent ? 'silent' : 'alive',
  };
}

export interface Run {
  readonly subject: Subject;
  /** After 0, 1, 2 … steps. */
  readonly moments: readonly Moment[];
  /** It stopped before all steps were done, because its loss left the range of numbers. */
  readonly diverged: boolean;
}

/** Full-batch steps from the state of the network, with every moment on the way. */
export function follow(subject: Subject, data: Dataset, optimizer: Optimizer, steps: number): Run {
  const outputGradient = new Float64Array(data.targets.length);
  const moments = [readMoment(subject, data, outputGradient)];
  for (let step = 1; step <= steps; step++) {
    optimizer.step(subject.mlp);
    const moment = readMoment(subject, data, outputGradient);
    if (!(moment.loss <= DIVERGED)) return { subject, moments, diverged: true };
    moments.push(moment);
  }
  return { subject, moments, diverged: false };
}
