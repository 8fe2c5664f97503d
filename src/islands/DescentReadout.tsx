import type { DescentModel } from '../figures/descent/model.ts';
import { pointText, short } from '../figures/descent/words.ts';
import { rawNumber } from '../ui/format.ts';

/** The numbers of the moment. */
export function DescentReadout({ model }: { readonly model: DescentModel }) {
  const { objective, run, step, now } = model;
  const least = objective.minimum?.value;
  const bound = run.bound?.at(step + 1);
  return (
    <dl class="readout">
      <div>
        <dt>step</dt>
        <dd data-number="step" data-value={step}>
          {step}
        </dd>
      </div>
      <div class="wider">
        <dt>point</dt>
        <dd>
          <span
            data-number="x"
            data-value={rawNumber(now.point[0])}
            {...(now.point.length > 1 && { 'data-y': rawNumber(now.point[1]) })}
          >
            {pointText(now.point)}
          </span>
        </dd>
      </div>
      <div>
        <dt>value</dt>
        <dd data-number="value" data-value={rawNumber(now.value)}>
          {short(now.value)}
        </dd>
      </div>
      <div>
        <dt>{least === undefined ? 'best value' : 'best above minimum'}</dt>
        <dd data-number="best" data-value={rawNumber(now.best - (least ?? 0))}>
          {short(now.best - (least ?? 0))}
        </dd>
      </div>
      <div>
        <dt>bound</dt>
        <dd data-number="bound" data-value={bound === undefined ? 'none' : rawNumber(bound)}>
          {bound === undefined ? 'none' : short(bound)}
        </dd>
      </div>
    </dl>
  );
}
