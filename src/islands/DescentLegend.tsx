import type { DescentModel } from '../figures/descent/model.ts';
import { pointText, RULE_NAMES } from '../figures/descent/words.ts';

/** What the marks of the picture mean. */
export function DescentLegend({ model, circle }: { readonly model: DescentModel; readonly circle: boolean }) {
  const { objective, now, run, other } = model;
  const flat = objective.dimension === 2;
  return (
    <ul class="legend">
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle class="grip grip-z" cx="7" cy="7" r="4.5" />
        </svg>
        start
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path class="way" d="M0 7H14" />
          <circle class="ink-f" cx="7" cy="7" r="3" />
        </svg>
        {RULE_NAMES[run.rule]}
      </li>
      {other && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="beside" d="M0 7H14" />
            <rect class="beside-dot" x="4.5" y="4.5" width="5" height="5" />
          </svg>
          {RULE_NAMES[other.rule]}
        </li>
      )}
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          {flat ? <path class="crease" d="M0 7H14" /> : <circle class="f-kink" cx="7" cy="7" r="4" />}
        </svg>
        kink
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle class="solution" cx="7" cy="7" r="5" />
        </svg>
        {objective.minimum ? 'minimum' : 'the point (0, 0)'}
      </li>
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path class="s-sub thin" d="M0 7H14" />
        </svg>
        <span>
          {flat ? 'across' : 'line of slope'} <i class="v">g</i> = {pointText(now.slope)}
          {flat ? ': lower points lie on the arrow’s side' : ': f lies nowhere below it'}
        </span>
      </li>
      {circle && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="guide" d="M0 7H14" />
          </svg>
          as far from the minimum as now
        </li>
      )}
      {flat && (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="level here" d="M0 7H14" />
          </svg>
          same value as now
        </li>
      )}
    </ul>
  );
}
