import {
  constantLength,
  constantStep,
  diminishingStep,
  norm,
  polyakStep,
  type StepRule,
} from '../../core/subgradient-method.ts';
import type { Objective } from './objective.ts';
import type { RuleName } from './state.ts';

/** The core's own rule, or exact line search, which no rule of the core is: it asks for the function along a line. */
export function ruleOf(name: RuleName, size: number, { minimum }: Objective): StepRule | 'exact' {
  if (name === 'constant') return constantStep(size);
  if (name === 'length') return constantLength(size);
  if (name === 'shrinking') return diminishingStep(size);
  if (name === 'polyak') return polyakStep(minimum?.value ?? Number.NaN);
  return 'exact';
}

export interface Bound {
  /** No more than this lies between the best of the first `count` points and the minimum. */
  at(count: number): number;
  /** What `at` tends to, and its formula. */
  readonly limit: number;
  readonly limitFormula: string;
}

/**
 * How far the best value can be from the minimum, by the rule alone: from the distance R of the start to the solutions
 * and the longest subgradient G. Each step changes the squared distance by at most −2t(f − f*) + t²‖g‖²; what is left
 * cannot be negative. Source: Beck 2017. There is no such bound for exact line search, nor without a minimum.
 */
export function boundOf(
  name: RuleName,
  size: number,
  objective: Objective,
  start: readonly number[],
): Bound | undefined {
  const { minimum, steepest: G } = objective;
  if (!minimum || name === 'exact') return undefined;
  const R = distance(start, minimum.nearest(start));
  if (name === 'constant')
    return {
      at: (count) => (R * R) / (2 * size * count) + (G * G * size) / 2,
      limit: (G * G * size) / 2,
      limitFormula: 'G²a/2',
    };
  if (name === 'length')
    return {
      at: (count) => (G * R * R) / (2 * size * count) + (G * size) / 2,
      limit: (G * size) / 2,
      limitFormula: 'Gγ/2',
    };
  if (name === 'polyak') return { at: (count) => (G * R) / Math.sqrt(count), limit: 0, limitFormula: '0' };
  return {
    at(count) {
      let [steps, squares] = [0, 0];
      for (let k = 1; k <= count; k++) {
        steps += size / Math.sqrt(k);
        squares += (size * size) / k;
      }
      return (R * R + G * G * squares) / (2 * steps);
    },
    limit: 0,
    limitFormula: '0',
  };
}

export const distance = (from: readonly number[], to: readonly number[]): number =>
  norm(from.map((at, axis) => at - to[axis]));
