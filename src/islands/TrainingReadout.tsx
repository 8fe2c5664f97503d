import type { Snapshot } from '../figures/training/snapshot.ts';
import { lossText } from '../figures/training/words.ts';
import { rawNumber } from '../ui/format.ts';

/** The numbers of the moment. */
export function TrainingReadout({ snapshot }: { readonly snapshot: Snapshot }) {
  const { step, loss, correct, count, deadCount, units } = snapshot;
  const numbers = [
    ['step', 'step', step, step],
    ['loss', 'loss', loss, lossText(loss)],
    ['correct', 'correct', correct, `${correct}/${count}`],
    ['dead', 'dead units', deadCount, `${deadCount} of ${units.length}`],
  ] as const;
  return (
    <dl class="readout">
      {numbers.map(([name, label, value, text]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-number={name} data-value={rawNumber(value)}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
