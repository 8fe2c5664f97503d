import { formatShort } from '../../ui/format.ts';
import type { OpenedNetwork } from './networks.ts';
import type { Tallies } from './progress.ts';
import { type SweepSettings, WIDTHS, type XorState } from './state.ts';
import { endingOf, endings, solvedShare, type Tally } from './summary.ts';

const INITIALIZERS = {
  he: 'He’s normal weights and biases 0',
  torch: 'PyTorch’s default',
  glorot: 'Glorot’s uniform weights and biases 0',
} as const;

/** “28.1 % ± 1.4” */
export function shareText(tally: Tally): string {
  const { share, error } = solvedShare(tally);
  return `${(100 * share).toFixed(1)} % ± ${(100 * error).toFixed(1)}`;
}

/** What the picture shows, for those who do not see it and for “copy as Markdown”. */
export function xorSentence(settings: SweepSettings, tallies: Tallies): string {
  const { initializer, loss, slope, atZero, rate, steps } = settings;
  const unit =
    slope === 0 ? `ReLU with derivative ${formatShort(atZero)} at 0` : `leaky ReLU with slope ${formatShort(slope)}`;
  const counts = tallies.map((tally, i) => `${tally.endings.solved} of ${tally.count} with ${WIDTHS[i]}`);
  const all = `${counts.slice(0, -1).join(', ')} and ${counts[counts.length - 1]}`;
  return `Hidden ${unit}, ${INITIALIZERS[initializer]}, ${loss === 'square' ? 'mean squared error' : 'cross-entropy'}, ${steps} steps with rate ${formatShort(rate)}: XOR is solved by ${all} units.`;
}

/** “1/6: one point is right …” */
export function endingWords(loss: number, settings: Pick<SweepSettings, 'loss'>): string {
  const id = endingOf(loss, settings);
  const ending = endings(settings).find((known) => known.id === id);
  return ending ? ending.says : 'none of the named plateaus';
}

export function openedSentence(state: XorState, { loss, units }: OpenedNetwork): string {
  const dead = units.filter((unit) => unit.dead).length;
  return `Seed ${state.seed} with ${state.width} units ends at the loss ${formatShort(loss)}: ${endingWords(loss, state)}; ${dead} of its hidden units ${dead === 1 ? 'is' : 'are'} dead.`;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function xorTables(
  settings: SweepSettings,
  tallies: Tallies,
): { readonly counts: Table; readonly failing: Table } {
  const named = endings(settings);
  return {
    counts: {
      columns: [
        'hidden units',
        'seeds',
        ...named.map(({ label }) => label),
        'elsewhere',
        'failed without a dead unit',
        'with 1',
        'with 2 or more',
      ],
      rows: tallies.map((tally, i) => [
        WIDTHS[i],
        tally.count,
        ...named.map(({ id }) => tally.endings[id]),
        tally.endings.other,
        tally.deadOfFailed[0] ?? 0,
        tally.deadOfFailed[1] ?? 0,
        tally.deadOfFailed.slice(2).reduce((sum, value) => sum + value, 0),
      ]),
    },
    failing: {
      columns: ['network', 'loss', 'dead units'],
      rows: tallies.flatMap((tally, i) =>
        tally.failing.map(({ seed, loss, dead }) => [`${WIDTHS[i]} units, seed ${seed}`, loss, dead]),
      ),
    },
  };
}
