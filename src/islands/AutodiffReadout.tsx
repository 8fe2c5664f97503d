import type { AutodiffModel } from '../figures/autodiff/model.ts';
import { sideText, truthText } from '../figures/autodiff/words.ts';
import { formatShort, rawNumber } from '../ui/format.ts';

/** The numbers at the point. */
export function AutodiffReadout({ model: { truth, mine } }: { readonly model: AutodiffModel }) {
  const numbers = [
    { name: 'value', label: 'value', raw: truth.value, text: formatShort(truth.value) },
    { name: 'left', label: 'slope from the left', raw: truth.left.slope, text: sideText(truth.left.slope) },
    { name: 'right', label: 'slope from the right', raw: truth.right.slope, text: sideText(truth.right.slope) },
  ];
  return (
    <dl class="readout">
      {numbers.map(({ name, label, raw, text }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-number={name} data-value={rawNumber(raw)}>
            {text}
          </dd>
        </div>
      ))}
      <div>
        <dt>true</dt>
        <dd class="by" data-number="true" data-value={truth.slopes?.map(rawNumber).join(' ') ?? 'none'}>
          {truth.slopes ? truthText(truth) : 'none'}
        </dd>
      </div>
      <div class={mine.belongs === false ? 'out' : ''}>
        <dt>returned</dt>
        <dd
          data-number="returned"
          data-value={rawNumber(mine.derivative)}
          data-verdict={mine.belongs === undefined ? 'none' : mine.belongs ? 'inside' : 'outside'}
        >
          {formatShort(mine.derivative)}
        </dd>
      </div>
    </dl>
  );
}
