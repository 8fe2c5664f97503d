import { deadOnBox, sgd } from '../../core/index.ts';
import { follow, type Moment } from './moment.ts';
import { oneUnit, type Scene, sceneOf } from './scene.ts';
import type { DeathState } from './state.ts';

export interface Kill {
  readonly before: Moment;
  readonly after: Moment;
}

/** The step itself: one update of gradient descent on all four inputs. */
export function killingStep(scene: Scene, rate: number): Kill {
  const { moments } = follow({ mlp: oneUnit(scene.start), layer: 0 }, scene.data, sgd({ learningRate: rate }), 1);
  return { before: moments[0], after: moments[1] };
}

/** Rates that do something in this step, both ends included. */
export interface Rates {
  readonly from: number;
  readonly to: number;
}

export interface Thresholds {
  /** The rates whose step kills the unit. */
  readonly kills: Rates;
  /**
   * The smallest rate whose step leaves w ≤ 0 and b ≤ 0: dead on every input ≥ 0, so beyond the reach of a ReLU layer
   * below. None for inputs on both sides of 0.
   */
  readonly forGood: number | undefined;
}

const known = new Map<DeathState['inputs'], Thresholds>();

export function thresholdsOf(inputs: DeathState['inputs']): Thresholds {
  let found = known.get(inputs);
  if (!found) {
    found = findThresholds(sceneOf({ inputs }));
    known.set(inputs, found);
  }
  return found;
}

/**
 * After a step of rate η, zᵢ − η·sᵢ with sᵢ = xᵢ·∂L/∂w + ∂L/∂b: a straight line in η for each input. The unit is
 * silent where all of them are ≤ 0, an interval of rates. Its ends in closed form are off by rounding, so each is moved
 * to the very number at which the step of the core changes sides.
 */
function findThresholds(scene: Scene): Thresholds {
  const { before } = killingStep(scene, 1);
  let from = 0;
  let to = Number.POSITIVE_INFINITY;
  before.z.forEach((z, i) => {
    const slope = scene.data.inputs[i] * before.weightGradient[0] + before.biasGradient;
    if (slope > 0) from = Math.max(from, z / slope);
    else if (slope < 0) to = Math.min(to, z / slope);
  });
  const kills = (rate: number): boolean => killingStep(scene, rate).after.status === 'dead';
  const upper = to === Number.POSITIVE_INFINITY ? to : edge(to, (rate) => !kills(rate)).last;
  return { kills: { from: edge(from, kills).first, to: upper }, forGood: forGood(scene, before) };
}

function forGood(scene: Scene, { weights, bias, weightGradient, biasGradient }: Moment): number | undefined {
  if (scene.data.inputs.some((x) => x < 0)) return undefined;
  const deadOnAll = (rate: number): boolean => {
    const { after } = killingStep(scene, rate);
    return deadOnBox(after.weights, after.bias, 0, Number.POSITIVE_INFINITY).dead;
  };
  return edge(Math.max(weights[0] / weightGradient[0], bias / biasGradient), deadOnAll).first;
}

/** Two neighboring numbers near `guess`: the last before a condition begins to hold, and the first where it does. */
function edge(guess: number, holds: (rate: number) => boolean): { readonly last: number; readonly first: number } {
  let last = guess * (1 - 1e-9);
  let first = guess * (1 + 1e-9);
  for (;;) {
    const middle = last + (first - last) / 2;
    if (middle <= last || middle >= first) return { last, first };
    if (holds(middle)) first = middle;
    else last = middle;
  }
}
