import { cosSinPi } from '../../core/math.ts';
import type { FeatureName } from './state.ts';

/** Each input of the network as a function of the plane; written as the reader sees it. */
const features: Readonly<Record<FeatureName, { readonly label: string; value(x: number, y: number): number }>> = {
  x1: { label: 'x₁', value: (x) => x },
  x2: { label: 'x₂', value: (_, y) => y },
  x1x1: { label: 'x₁²', value: (x) => x * x },
  x2x2: { label: 'x₂²', value: (_, y) => y * y },
  x1x2: { label: 'x₁x₂', value: (x, y) => x * y },
  sin1: { label: 'sin πx₁', value: (x) => cosSinPi(x)[1] },
  sin2: { label: 'sin πx₂', value: (_, y) => cosSinPi(y)[1] },
};

export const featureLabel = (name: FeatureName): string => features[name].label;

export const featuresAt = (names: readonly FeatureName[], x: number, y: number): number[] =>
  names.map((name) => features[name].value(x, y));
