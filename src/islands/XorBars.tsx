import type { Ref } from 'preact';
import { BARS, barsDrawing } from '../figures/xor/picture.ts';
import type { Sweep } from '../figures/xor/progress.ts';
import { WIDTHS, type XorState } from '../figures/xor/state.ts';
import { endings } from '../figures/xor/summary.ts';
import { shareText } from '../figures/xor/words.ts';
import { formatShort } from '../ui/format.ts';

/** A bar for each width: how its networks ended; and the first seeds that failed, to open. */
export function XorBars({
  svg,
  sweep,
  onOpen,
}: {
  readonly svg: Ref<SVGSVGElement>;
  readonly sweep: Sweep;
  onOpen(width: XorState['width'], seed: number): void;
}) {
  const { settings, tallies } = sweep;
  const { width, height, left, right, top, row, bar } = BARS;
  const bottom = top + WIDTHS.length * row - (row - bar);
  return (
    <div class="xor-bars">
      <h3>
        How they end <span>{settings.seeds} seeds for each width</span>
      </h3>
      <div class="plot vb-560">
        <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="img" aria-label="How the networks of each width end.">
          {barsDrawing(tallies, settings).map(({ y, segments, error }, i) => (
            <g key={WIDTHS[i]} data-width={WIDTHS[i]} data-count={tallies[i].count}>
              <text class="n end" x={left - 12} y={y + bar / 2 + 4}>
                {WIDTHS[i]} units
              </text>
              <rect class="xor-empty" x={left} y={y} width={right - left} height={bar} />
              {segments.map(({ id, x, width: size, count }) => (
                <g key={id}>
                  <rect
                    class={`end-${id}`}
                    x={x}
                    y={y}
                    width={size}
                    height={bar}
                    data-ending={id}
                    data-value={count}
                    {...(id === 'four' && { fill: 'url(#hatch)' })}
                  />
                  <rect class="xor-frame" x={x} y={y} width={size} height={bar} />
                  {size > 34 && (
                    <text class="n mid halo" x={x + size / 2} y={y + bar / 2 + 4}>
                      {count}
                    </text>
                  )}
                </g>
              ))}
              {error && error.to - error.from > 2 && (
                <path
                  class="xor-error"
                  d={`M${error.from} ${y + bar + 4}H${error.to}M${error.from} ${y + bar}v8M${error.to} ${y + bar}v8`}
                />
              )}
            </g>
          ))}
          <path class="axis" d={`M${left} ${top - 4}V${bottom + 10}`} />
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <text key={share} class="tick mid" x={left + share * (right - left)} y={bottom + 26}>
              {100 * share} %
            </text>
          ))}
        </svg>
      </div>
      <ul class="legend">
        {endings(settings).map(({ id, label, says, loss }) => (
          <li key={id}>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <rect
                class={`end-${id}`}
                x="1"
                y="2"
                width="12"
                height="10"
                {...(id === 'four' && { fill: 'url(#hatch)' })}
              />
              <rect class="xor-frame" x="1" y="2" width="12" height="10" />
            </svg>
            {id === 'solved' ? `solved: loss below ${formatShort(loss)}` : `loss ${label}: ${says}`}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect class="end-other" x="1" y="2" width="12" height="10" />
            <rect class="xor-frame" x="1" y="2" width="12" height="10" />
          </svg>
          elsewhere
        </li>
      </ul>
      <dl class="xor-shares">
        {tallies.map((tally, i) => (
          <div key={WIDTHS[i]}>
            <dt>{WIDTHS[i]} units solved</dt>
            <dd data-number={`solved-${WIDTHS[i]}`} data-value={tally.endings.solved}>
              {tally.count === 0 ? 'not run' : shareText(tally)}
            </dd>
            {tally.failing.length > 0 && (
              <dd class="xor-failing">
                failing seeds:{' '}
                {tally.failing.slice(0, 5).map(({ seed }) => (
                  <button
                    key={seed}
                    type="button"
                    class="btn btn-quiet"
                    aria-label={`Open seed ${seed} with ${WIDTHS[i]} units`}
                    onClick={() => onOpen(String(WIDTHS[i]) as XorState['width'], seed)}
                  >
                    {seed}
                  </button>
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}
