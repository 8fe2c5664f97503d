import type { KinkModel } from '../figures/kink.ts';
import { formatShort, rawNumber } from '../ui/format.ts';

/** The three numbers at z, as the core returns them. */
export function KinkReadout({ model }: { readonly model: KinkModel }) {
  const { value, derivative, subdifferential, atKink, slopes } = model;
  const [lo, hi] = subdifferential;
  const convention = atKink && slopes[0] !== slopes[1];
  return (
    <dl class="fig-read">
      <div>
        <dt>value</dt>
        <dd>
          <Numeral name="value" value={value} />
        </dd>
      </div>
      <div class="wider">
        <dt>
          derivative<span class="by">{convention ? ' by convention' : ''}</span>
        </dt>
        <dd>
          <Numeral name="derivative" value={derivative} />
        </dd>
      </div>
      <div>
        <dt>subdifferential</dt>
        <dd>
          {lo === hi ? (
            <>
              {'{'}
              <span data-number="lo" data-value={rawNumber(lo)}>
                <Numeral name="hi" value={hi} />
              </span>
              {'}'}
            </>
          ) : (
            <>
              [<Numeral name="lo" value={lo} />
              ,&nbsp;
              <Numeral name="hi" value={hi} />]
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Numeral({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <span data-number={name} data-value={rawNumber(value)}>
      {formatShort(value)}
    </span>
  );
}
