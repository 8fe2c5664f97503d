import recorded from '../../content/evidence/half.json' with { type: 'json' };
import type { Dtype } from '../core/index.ts';

/** A float64 number and what is stored of it; all are bit patterns in hexadecimal. */
export interface Rounding {
  readonly x: string;
  readonly float32: string;
  readonly float16: string;
  readonly bfloat16: string;
}

/** One operation each on two half numbers; the square root is of |a|. */
export interface HalfOperations {
  readonly dtype: Dtype;
  readonly a: string;
  readonly b: string;
  readonly add: string;
  readonly subtract: string;
  readonly multiply: string;
  readonly divide: string;
  readonly sqrt: string;
}

export type HalfFunction = 'relu' | 'leakyRelu 0.1' | 'leakyRelu 0.125';

export interface HalfActivation {
  readonly dtype: Dtype;
  readonly function: HalfFunction;
  readonly z: string;
  readonly value: string;
  readonly derivative: string;
}

/** A product z = w·x and the derivatives of two activations there. */
export interface Underflow {
  readonly dtype: Dtype;
  readonly w: string;
  readonly x: string;
  readonly z: string;
  readonly relu: string;
  readonly 'leakyRelu 0.125': string;
}

/** p − 0.1·g as PyTorch's SGD writes it, in the body of a large tensor and in a tensor of one. */
export interface HalfUpdate {
  readonly dtype: Dtype;
  readonly p: string;
  readonly g: string;
  readonly body: string;
  readonly tail: string;
}

/** Lists of numbers, their bit patterns side by side. */
export interface HalfStep {
  readonly preactivations: string;
  readonly outputs: string;
  readonly gradient: string;
  readonly parameters: string;
}

export interface HalfRun {
  readonly dtype: Dtype;
  readonly activation: HalfFunction;
  /** Product and difference rounded, or the new parameter once. */
  readonly update: 'each' | 'once';
  readonly start: string;
  readonly steps: readonly HalfStep[];
}

/** What PyTorch returned in narrow formats; the order of operations is in test/frameworks/record_half.py. */
export interface HalfRecord {
  readonly about: string;
  readonly sizes: readonly number[];
  /** float64, to be rounded to the format of a run. */
  readonly inputs: string;
  readonly targets: string;
  readonly roundings: readonly Rounding[];
  readonly operations: readonly HalfOperations[];
  readonly activations: readonly HalfActivation[];
  readonly underflows: readonly Underflow[];
  readonly updates: readonly HalfUpdate[];
  readonly runs: readonly HalfRun[];
}

export const halfRecord = recorded as HalfRecord;

const view = new DataView(new ArrayBuffer(8));

/** The number behind one bit pattern. */
export function numberOf(dtype: Dtype, pattern: string): number {
  const digits = digitsOf(dtype);
  if (pattern.length !== digits || /[^0-9a-f]/.test(pattern))
    throw new RangeError(`numberOf: a ${dtype} has ${digits} hexadecimal digits, got ${pattern}`);
  if (dtype === 'float64') {
    view.setBigUint64(0, BigInt(`0x${pattern}`));
    return view.getFloat64(0);
  }
  const bits = Number.parseInt(pattern, 16);
  if (dtype === 'float16') return float16(bits);
  view.setUint32(0, dtype === 'bfloat16' ? bits * 2 ** 16 : bits);
  return view.getFloat32(0);
}

/** The numbers of a list. */
export function numbersOf(dtype: Dtype, patterns: string): number[] {
  const digits = digitsOf(dtype);
  return Array.from({ length: patterns.length / digits }, (_, i) =>
    numberOf(dtype, patterns.slice(i * digits, (i + 1) * digits)),
  );
}

const digitsOf = (dtype: Dtype): number => ({ float64: 16, float32: 8, float16: 4, bfloat16: 4 })[dtype];

/** One bit of sign, five of exponent, ten of fraction. */
function float16(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
