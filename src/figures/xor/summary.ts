import type { XorResult } from './networks.ts';
import type { SweepSettings } from './state.ts';

/** A way to end: solved, one of the named plateaus, or somewhere else. */
export interface Ending {
  readonly id: 'solved' | 'two' | 'three' | 'four' | 'other';
  /** The loss there; solved is anything below its bound. */
  readonly loss: number;
  readonly label: string;
  /** What a network that is stuck there says on the four points. */
  readonly says: string;
}

/** A loss this close to a plateau is on it: what is left of the way after the usual number of steps. */
const NEAR = 0.004;
const SOLVED = { square: 0.01, entropy: 0.05 } as const;

/** With k points that it cannot tell apart, the best it can say is their mean; the others are right. */
export function endings({ loss }: Pick<SweepSettings, 'loss'>): readonly Ending[] {
  const square = loss === 'square';
  const three = square ? 1 / 6 : (3 * Math.log(3) - 2 * Math.log(2)) / 4;
  return [
    { id: 'solved', loss: SOLVED[loss], label: 'solved', says: 'all four points are right' },
    {
      id: 'two',
      loss: square ? 1 / 8 : Math.LN2 / 2,
      label: square ? '1/8' : '0.3466',
      says: 'two points are right, the other two get ½',
    },
    {
      id: 'three',
      loss: three,
      label: square ? '1/6' : '0.4774',
      says: 'one point is right, the other three get their mean, ⅓ or ⅔',
    },
    {
      id: 'four',
      loss: square ? 1 / 4 : Math.LN2,
      label: square ? '1/4' : '0.6931',
      says: 'all four points get ½',
    },
  ];
}

export function endingOf(loss: number, settings: Pick<SweepSettings, 'loss'>): Ending['id'] {
  if (loss < SOLVED[settings.loss]) return 'solved';
  return (
    endings(settings).find((ending) => ending.id !== 'solved' && Math.abs(loss - ending.loss) < NEAR)?.id ?? 'other'
  );
}

/** What is known of the networks of one width so far. */
export interface Tally {
  readonly count: number;
  readonly endings: Readonly<Record<Ending['id'], number>>;
  /** Of the networks that did not solve it: how many have 0, 1, 2 … dead units. */
  readonly deadOfFailed: readonly number[];
  /** The first seeds that did not solve it. */
  readonly failing: readonly { readonly seed: number; readonly loss: number; readonly dead: number }[];
}

export const EMPTY: Tally = {
  count: 0,
  endings: { solved: 0, two: 0, three: 0, four: 0, other: 0 },
  deadOfFailed: [],
  failing: [],
};

const MOST_FAILING = 12;

/** The tally with the networks of some more seeds, which start at `from`. Pieces may come in any order. */
export function add(
  tally: Tally,
  { losses, dead }: XorResult,
  from: number,
  settings: Pick<SweepSettings, 'loss'>,
): Tally {
  const counts = { ...tally.endings };
  const deadOfFailed = [...tally.deadOfFailed];
  const failing = [...tally.failing];
  losses.forEach((loss, i) => {
    const ending = endingOf(loss, settings);
    counts[ending]++;
    if (ending === 'solved') return;
    while (deadOfFailed.length <= dead[i]) deadOfFailed.push(0);
    deadOfFailed[dead[i]]++;
    failing.push({ seed: from + i, loss, dead: dead[i] });
  });
  failing.sort((a, b) => a.seed - b.seed);
  return {
    count: tally.count + losses.length,
    endings: counts,
    deadOfFailed,
    failing: failing.slice(0, MOST_FAILING),
  };
}

/** The share that solved it, and its standard error. */
export function solvedShare({ count, endings: { solved } }: Tally): { share: number; error: number } {
  if (count === 0) return { share: 0, error: 0 };
  const share = solved / count;
  return { share, error: Math.sqrt((share * (1 - share)) / count) };
}
