import type { RefObject } from 'preact';
import { CURVE, curveDrawing } from '../figures/training/curve.ts';
import type { Snapshot } from '../figures/training/snapshot.ts';
import { lossText } from '../figures/training/words.ts';

/** The loss by step on a log axis; hatched squares on the axis where units fell silent. */
export function TrainingCurve({
  snapshot,
  svg,
}: {
  readonly snapshot: Snapshot;
  readonly svg: RefObject<SVGSVGElement>;
}) {
  const { line, end, xTicks, yTicks, falls } = curveDrawing(snapshot);
  const { left, right, bottom, width, height } = CURVE;
  const first = snapshot.losses[0];
  const deaths = falls.filter(({ dead }) => dead).map(({ step }) => step);
  const silences = falls.filter(({ dead }) => !dead).map(({ step }) => step);
  const endsRight = end[0] > width * 0.6;
  return (
    <div class="curve">
      <h3>
        Loss <span>cross-entropy, log scale</span>
      </h3>
      <div class="plot vb-360">
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Loss by step, from ${lossText(first)} at step 0 to ${lossText(snapshot.loss)} at step ${snapshot.step}, on a log scale.`}
        >
          <path class="gridl" d={yTicks.map(({ y }) => `M${left} ${y}H${right}`).join('')} />
          {yTicks.map(({ y, text }) => (
            <text key={text} class="tick end" x={left - 8} y={y + 4}>
              {text}
            </text>
          ))}
          <path class="axis" d={`M${left} ${bottom}H${right + 4}`} />
          {xTicks.map(({ x, text }) => (
            <text key={text} class="tick mid" x={x} y={bottom + 22}>
              {text}
            </text>
          ))}
          <text class="tick end" x={right} y={bottom + 38}>
            step
          </text>
          <path class="ink" stroke-linejoin="round" d={line} />
          {falls.map(({ x, y, dead }, i) => (
            <g key={i}>
              <path class="residual" d={`M${x} ${y}V${bottom}`} />
              <rect class="pap" x={x - 5} y={bottom - 5} width="10" height="10" />
              {dead && <rect x={x - 5} y={bottom - 5} width="10" height="10" fill="url(#hatch)" />}
              <rect class="dead-s" fill-opacity="0" x={x - 5} y={bottom - 5} width="10" height="10" />
            </g>
          ))}
          <circle class="ink-f" cx={end[0]} cy={end[1]} r="4" />
          <text class={`n halo ${endsRight ? 'end' : ''}`} x={endsRight ? end[0] : end[0] + 8} y={end[1] - 10}>
            {lossText(snapshot.loss)}
          </text>
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect x="2" y="2" width="10" height="10" fill="url(#hatch)" />
            <rect class="dead-s" fill-opacity="0" x="2" y="2" width="10" height="10" />
          </svg>
          a unit dies{atSteps(deaths)}
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect class="dead-s" x="2" y="2" width="10" height="10" />
          </svg>
          a unit falls silent, gradient alive{atSteps(silences)}
        </li>
      </ul>
    </div>
  );
}

const atSteps = (steps: readonly number[]): string =>
  steps.length === 0 ? '' : `: ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')}`;
