import type { Activation, Interval } from '../types.ts';

/** One kink: where it is, the two slopes that meet there, and which element of the interval between is returned. */
export interface Corner {
  readonly at: number;
  readonly left: number;
  readonly right: number;
  readonly convention: number;
}

/** An activation that is differentiable except at a few corners, where both one-sided slopes are known. */
export function withCorners(
  activation: Omit<Activation, 'kinks' | 'subdifferential'>,
  corners: readonly Corner[],
): Activation {
  const real = corners.filter(({ left, right }) => left !== right);
  const cornerAt = (z: number): Corner | undefined => real.find(({ at }) => at === z);
  return {
    ...activation,
    kinks: real.map(({ at }) => at),
    derivative: (z) => cornerAt(z)?.convention ?? activation.derivative(z),
    subdifferential: (z): Interval => {
      const corner = cornerAt(z);
      if (corner) return [Math.min(corner.left, corner.right), Math.max(corner.left, corner.right)];
      const slope = activation.derivative(z);
      return [slope, slope];
    },
  };
}
