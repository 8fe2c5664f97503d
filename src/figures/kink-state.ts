import { leakyRelu, relu, reluWith } from '../core/index.ts';
import type { Activation, Interval } from '../core/types.ts';
import { choiceParameter, numberParameter, type Parameters } from '../ui/parameters.ts';

export interface KinkState {
  /** Where the reader stands on the graph. */
  readonly z: number;
  readonly activation: 'relu' | 'leaky';
  /** The slope left of the kink; used by leaky ReLU only. */
  readonly slope: number;
  /** The convention: what the program returns as the derivative at 0. Values outside the subdifferential can be tried. */
  readonly g: number;
}

export const Z_RANGE = [-1.5, 1.5] as const;
export const SLOPE_RANGE = [0, 0.5] as const;
export const G_RANGE = [-0.3, 1.3] as const;

export const kinkParameters: Parameters<KinkState> = {
  z: numberParameter({ name: 'z', label: 'z', default: 0, min: Z_RANGE[0], max: Z_RANGE[1] }),
  activation: choiceParameter({ name: 'activation', label: 'activation', choices: ['relu', 'leaky'], default: 'relu' }),
  // 0.1 and not the usual 0.01, which nobody can see in a drawing.
  slope: numberParameter({
    name: 'slope',
    label: 'negative slope',
    default: 0.1,
    min: SLOPE_RANGE[0],
    max: SLOPE_RANGE[1],
  }),
  // What the named relu of PyTorch, JAX and TensorFlow returns, and the default of the core.
  g: numberParameter({ name: 'g', label: 'derivative at 0', default: 0, min: G_RANGE[0], max: G_RANGE[1] }),
};

/** The core's own object; throws its RangeError for a `g` outside the subdifferential. */
export function activationOf({ activation, slope, g }: KinkState): Activation {
  return activation === 'relu'
    ? reluWith({ derivativeAtZero: g })
    : leakyRelu({ negativeSlope: slope, derivativeAtZero: g });
}

/** The slopes allowed at 0, whatever the convention says. */
export function slopesAtZero({ activation, slope }: KinkState): Interval {
  return (activation === 'relu' ? relu : leakyRelu({ negativeSlope: slope })).subdifferential(0);
}

function isSubgradient(g: number, [lo, hi]: Interval): boolean {
  return lo <= g && g <= hi;
}

export function nearestSubgradient(g: number, [lo, hi]: Interval): number {
  return Math.min(hi, Math.max(lo, g));
}

/**
 * What else changes when the reader changes the function: a convention that was allowed stays allowed, and one that
 * was the slope of the left branch (the default everywhere) stays the slope of the left branch.
 */
export function withFunction(state: KinkState, change: Pick<Partial<KinkState>, 'activation' | 'slope'>): KinkState {
  const before = slopesAtZero(state);
  const next = { ...state, ...change };
  if (!isSubgradient(state.g, before)) return next;
  const after = slopesAtZero(next);
  return { ...next, g: state.g === before[0] ? after[0] : nearestSubgradient(state.g, after) };
}

/** A page may ask for leaky ReLU without naming a convention: then it is the core's default, the left slope. */
export function kinkPreset(preset: Partial<KinkState> = {}): Partial<KinkState> {
  if (preset.activation !== 'leaky' || preset.g !== undefined) return preset;
  return { ...preset, g: preset.slope ?? kinkParameters.slope.default };
}
