import * as exact from './dense-products.ts';
import { type Dtype, roundingOf } from './dtype.ts';
import { roundedProducts } from './rounded-products.ts';

/** The four sums of a dense layer. */
export type Products = Pick<typeof exact, 'affine' | 'outerSum' | 'throughWeights' | 'columnSum'>;

/** How a network computes: in float64 as the processor does, or rounded to a narrower format after each operation. */
export interface Arithmetic {
  readonly dtype: Dtype;
  readonly products: Products;
  readonly round: (x: number) => number;
  /** Rounds each number in place. */
  roundAll(values: Float64Array): void;
}

export function arithmeticOf(where: string, dtype: Dtype): Arithmetic {
  const round = roundingOf(where, dtype);
  if (dtype === 'float64') return { dtype, products: exact, round, roundAll() {} };
  return {
    dtype,
    products: roundedProducts(round),
    round,
    roundAll(values) {
      for (let i = 0; i < values.length; i++) values[i] = round(values[i]);
    },
  };
}
