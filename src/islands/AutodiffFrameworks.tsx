import type { AutodiffModel } from '../figures/autodiff/model.ts';
import { conventionText, sourceText } from '../figures/autodiff/words.ts';
import { formatShort, rawNumber } from '../ui/format.ts';
import { AutodiffMark } from './AutodiffMark.tsx';

/** What each framework returns at the point, in reverse mode. */
export function AutodiffFrameworks({ model: { frameworks, uses } }: { readonly model: AutodiffModel }) {
  if (frameworks.length === 0) return null;
  return (
    <table class="autodiff-frameworks">
      <caption>What frameworks return here, in reverse mode</caption>
      <thead>
        <tr>
          <th scope="col">framework</th>
          <th scope="col">returns</th>
          <th scope="col">convention</th>
          <th scope="col">source</th>
        </tr>
      </thead>
      <tbody>
        {frameworks.map((framework) => {
          const { names, convention, outcome } = framework;
          const out = outcome?.belongs === false;
          return (
            <tr key={names[0]} class={out ? 'out' : ''}>
              <th scope="row">{names.join(', ')}</th>
              <td data-framework={names[0]} data-value={outcome ? rawNumber(outcome.derivative) : 'none'}>
                {outcome ? (
                  <>
                    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                      <AutodiffMark at={[8, 8]} belongs={outcome.belongs} />
                    </svg>
                    <b>{formatShort(outcome.derivative)}</b> {out && 'outside'}
                  </>
                ) : (
                  '–'
                )}
              </td>
              <td>{framework.source === 'none' ? '–' : conventionText(convention, uses)}</td>
              <td>{sourceText(framework)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
