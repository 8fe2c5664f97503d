import type { RefObject } from 'preact';
import type { DescentModel } from '../figures/descent/model.ts';
import { PLOT, type ProgressDrawing } from '../figures/descent/progress.ts';
import { BOX } from '../figures/descent/views.ts';
import { RULE_NAMES, short } from '../figures/descent/words.ts';

/** The value by step, the best so far, and what the rule guarantees. */
export function DescentProgress({
  id,
  model,
  drawing,
  lastStep,
  svg,
}: {
  readonly id: string;
  readonly model: DescentModel;
  readonly drawing: ProgressDrawing;
  readonly lastStep: number;
  readonly svg: RefObject<SVGSVGElement>;
}) {
  const { objective, run, other, step, now } = model;
  const least = objective.minimum?.value ?? 0;
  const { limit } = drawing;
  const best = short(now.best - least);
  const said = `Best value by step: ${best}${objective.minimum ? ' above the minimum' : ''} after ${step} steps${run.bound ? `; the bound there is ${short(run.bound.at(step + 1))}` : ''}.`;
  return (
    <div class="descent-progress">
      <h3>
        {objective.minimum ? 'Above the minimum' : 'Value'}{' '}
        <span>{run.bound ? 'the best so far stays under the bound' : 'no bound exists for this'}</span>
      </h3>
      <div class="plot vb-360">
        <svg ref={svg} viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={said}>
          <clipPath id={`${id}-window`}>
            <rect
              x={PLOT.left - 6}
              y={PLOT.top - 4}
              width={PLOT.right - PLOT.left + 12}
              height={PLOT.bottom - PLOT.top + 8}
            />
          </clipPath>
          <path class="gridl" d={drawing.grid} />
          {drawing.yTicks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick end" x={x} y={y}>
              {text}
            </text>
          ))}
          {drawing.xTicks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick mid" x={x} y={y}>
              {text}
            </text>
          ))}
          <text class="tick end" x={PLOT.right} y={PLOT.bottom + 36}>
            step
          </text>
          <g clip-path={`url(#${id}-window)`}>
            {limit && <path class="residual" d={`M${PLOT.left} ${limit.y}H${PLOT.right}`} />}
            <path class="bound" d={drawing.bound} data-part="bound" />
            <path class="beside" d={drawing.other} />
            <path class="values" d={drawing.values} data-part="values" />
            <path class="dots" d={drawing.dots} />
            <path class="best" d={drawing.best} data-part="best" />
            <circle class="ink-f" cx={drawing.now[0]} cy={drawing.now[1]} r="4" />
          </g>
          {limit && (
            <text class="halo tick end" x={PLOT.right} y={limit.y + (limit.y < PLOT.bottom - 18 ? 15 : -6)}>
              {limit.text}
            </text>
          )}
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="values" d="M0 7H14" />
            <circle class="ink-f" cx="7" cy="7" r="2.2" />
          </svg>
          at step k
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="best" d="M0 7H14" />
          </svg>
          best so far
        </li>
        {other && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <path class="beside" d="M0 7H14" />
            </svg>
            best, {RULE_NAMES[other.rule]}
          </li>
        )}
        {run.bound && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <path class="bound" d="M0 7H14" />
            </svg>
            bound of the rule
          </li>
        )}
      </ul>
      <p class="visually-hidden">The axis shows {lastStep} steps.</p>
    </div>
  );
}
