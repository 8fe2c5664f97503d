import type { Activation } from '../types.ts';

/** An activation without a kink: its subdifferential holds the derivative alone. */
export function smooth(activation: Omit<Activation, 'kinks' | 'subdifferential'>): Activation {
  return {
    ...activation,
    kinks: [],
    subdifferential: (z) => {
      const slope = activation.derivative(z);
      return [slope, slope];
    },
  };
}
