import type { Snapshot } from '../figures/training/run.ts';
import { lossText } from '../figures/training/words.ts';
import { rawNumber } from '../ui/format.ts';

/** The numbers of the moment. */
export function TrainingReadout({ snapshot }: { readonly snapshot: Snapshot }) {
  const { step, loss, correct, count, deadCount, units } = snapshot;
  return (
    <dl class="readout">
      <div>
        <dt>step</dt>
        <dd data-number="step" data-value={step}>
          {step}
        </dd>
      </div>
      <div>
        <dt>loss</dt>
        <dd data-number="loss" data-value={rawNumber(loss)}>
          {lossText(loss)}
        </dd>
      </div>
      <div>
        <dt>correct</dt>
        <dd data-number="correct" data-value={correct}>
          {correct}/{count}
        </dd>
      </div>
      <div>
        <dt>dead units</dt>
        <dd data-number="dead" data-value={deadCount}>
          {deadCount} of {units.length}
        </dd>
      </div>
    </dl>
  );
}
