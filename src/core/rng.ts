import { log } from './math.ts';
import type { Rng } from './types.ts';
import { requireFinite, requireInteger, requireWithin } from './validate.ts';

/**
 * A seeded random generator: the same seed gives the same numbers in every engine.
 *
 * Method: the 32-bit words of Doty-Humphrey's sfc32 (a chaotic map plus a counter, period at least 2³²), its state
 * filled from the seed by a multiplicative hash; `uniform` takes 53 bits from two words; `normal` is Marsaglia's
 * polar method on the core's own logarithm.
 *
 * @param seed any integer of at most 53 bits; neighboring seeds give unrelated numbers.
 * @throws RangeError if `seed` is not such an integer.
 *
 * @example
 * ```ts
 * import { rng } from 'relu-at-zero';
 * const random = rng(7);
 * random.uniform(); // => 0.7338111958867892
 * [random.integer(6), random.integer(6), random.integer(6)]; // => [0, 5, 3]
 * random.shuffle([1, 2, 3, 4]); // => [1, 4, 3, 2]
 * rng(7).uniform(); // => 0.7338111958867892
 * rng(0.5); // throws RangeError
 * ```
 */
export function rng(seed: number): Rng {
  requireInteger('rng', 'seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return fromWords(seed | 0, Math.floor(seed / 2 ** 32) | 0);
}

function fromWords(low: number, high: number): Rng {
  const word = sfc32(low, high);
  let spare: number | undefined;

  const unit = (): number => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53;

  const random: Rng = {
    uniform(lo = 0, hi = 1) {
      requireFinite('uniform', 'lo', lo);
      requireFinite('uniform', 'hi', hi);
      if (lo > hi) throw new RangeError(`uniform: lo must be at most hi, got [${lo}, ${hi}]`);
      requireFinite('uniform', 'hi − lo', hi - lo);
      for (;;) {
        // Where few numbers lie between, the sum can round up to hi itself: drawn again.
        const x = lo + (hi - lo) * unit();
        if (x < hi || lo === hi) return x;
      }
    },
    normal(mean = 0, standardDeviation = 1) {
      requireFinite('normal', 'mean', mean);
      requireWithin('normal', 'standardDeviation', standardDeviation, 0, Number.MAX_VALUE);
      if (spare !== undefined) {
        const second = spare;
        spare = undefined;
        return mean + standardDeviation * second;
      }
      for (;;) {
        const u = 2 * unit() - 1;
        const v = 2 * unit() - 1;
        const s = u * u + v * v;
        if (s >= 1 || s === 0) continue;
        const factor = Math.sqrt((-2 * log(s)) / s);
        spare = v * factor;
        return mean + standardDeviation * u * factor;
      }
    },
    integer(n) {
      requireInteger('integer', 'n', n, 1, 2 ** 32);
      // Words at the top that would favour small remainders are drawn again.
      const limit = 2 ** 32 - (2 ** 32 % n);
      for (;;) {
        const w = word();
        if (w < limit) return w % n;
      }
    },
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = random.integer(i + 1);
        const kept = items[i];
        items[i] = items[j];
        items[j] = kept;
      }
      return items;
    },
    split: () => fromWords(word(), word()),
  };
  return random;
}

/** Words in [0, 2³²). */
function sfc32(low: number, high: number): () => number {
  let a = scramble(low);
  let b = scramble(high ^ 0x9e3779b9);
  let c = scramble(a ^ b);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** A bijection of 32-bit words in which every input bit moves about half of the output bits (Murmur3's finalizer). */
function scramble(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
