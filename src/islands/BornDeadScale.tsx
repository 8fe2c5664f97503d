import { type Count, shareOf, signalLeft } from '../figures/born-dead/counts.ts';
import { SCALE, scaleDrawing } from '../figures/born-dead/picture.ts';
import type { MapSettings } from '../figures/born-dead/state.ts';
import { percentText, signalText } from '../figures/born-dead/words.ts';
import { rawNumber } from '../ui/format.ts';

/** The estimate of the chosen cell between the bounds. */
export function BornDeadScale({
  depth,
  width,
  count,
  settings: { initializer, slope },
}: {
  readonly depth: number;
  readonly width: number;
  readonly count: Count;
  readonly settings: MapSettings;
}) {
  const { bounds, single, estimate } = scaleDrawing(depth, width, count);
  const { left, right, axis } = SCALE;
  return (
    <div class="born-dead-scale">
      <h3>
        This cell{' '}
        <span>
          depth {depth}, width {width}:{' '}
          <b
            data-number="fraction"
            data-value={rawNumber(shareOf(count)?.share ?? Number.NaN)}
            data-networks={count.networks}
          >
            {percentText(count)}
          </b>{' '}
          of {count.networks}
          {slope > 0 && count.silent > 0 && (
            <>
              ; signal left there:{' '}
              <b data-number="signal" data-value={rawNumber(signalLeft(count, slope))}>
                {signalText(count, slope)}
              </b>
            </>
          )}
        </span>
      </h3>
      <div class="plot vb-560">
        <svg
          viewBox={`0 0 ${SCALE.width} ${SCALE.height}`}
          role="img"
          aria-label="The estimate on a line from 0 to 100 %, between the bounds."
        >
          <path class="axis" d={`M${left} ${axis}H${right}`} />
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <path class="axis" d={`M${left + share * (right - left)} ${axis}v6`} />
              <text class="tick mid" x={left + share * (right - left)} y={axis + 22}>
                {100 * share} %
              </text>
            </g>
          ))}
          {slope === 0 && (
            <>
              <rect
                class="bounds"
                x={bounds.from}
                y={axis - 16}
                width={Math.max(1, bounds.to - bounds.from)}
                height="16"
              />
              <path class="axis" stroke-dasharray="2 3" d={`M${single} ${axis - 26}V${axis}`} />
            </>
          )}
          {estimate && (
            <>
              <path
                class="ink"
                d={`M${estimate.from} ${axis - 8}H${estimate.to}M${estimate.from} ${axis - 13}v10M${estimate.to} ${axis - 13}v10`}
              />
              <circle class="ink-f" cx={estimate.x} cy={axis - 8} r="4" />
            </>
          )}
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle class="ink-f" cx="7" cy="7" r="4" />
          </svg>
          drawn, ± 2 standard errors
        </li>
        {slope === 0 && (
          <>
            <li>
              <svg viewBox="0 0 14 14" aria-hidden="true">
                <rect class="bounds" x="1" y="2" width="12" height="10" />
              </svg>
              {initializer === 'he' ? 'between the two bounds' : 'the bounds with biases of 0'}
            </li>
            <li>
              <svg viewBox="0 0 14 14" aria-hidden="true">
                <path class="axis" stroke-dasharray="2 3" d="M7 0V14" />
              </svg>
              {initializer === 'asymmetric' ? 'one given input, symmetric start' : 'one given input'}
            </li>
          </>
        )}
      </ul>
    </div>
  );
}
