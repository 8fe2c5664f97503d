import type { RefObject } from 'preact';
import type { AutodiffModel } from '../figures/autodiff/model.ts';
import { BOX, type GraphPicture } from '../figures/autodiff/picture.ts';
import { shownProgram, truthText } from '../figures/autodiff/words.ts';
import type { DragHandlers } from '../ui/drag.ts';
import { formatShort } from '../ui/format.ts';

/** The function that the program computes, its slopes at the point, and the slope that came back. */
export function AutodiffGraph({
  id,
  model,
  picture,
  sentence,
  svg,
  drag,
}: {
  readonly id: string;
  readonly model: AutodiffModel;
  readonly picture: GraphPicture;
  readonly sentence: string;
  readonly svg: RefObject<SVGSVGElement>;
  readonly drag: DragHandlers;
}) {
  const { state, mine, truth } = model;
  const { width, height } = BOX;
  return (
    <div class="autodiff-graph">
      <h3>
        The function{' '}
        <span>{picture.exact ? 'drawn from its breakpoints' : 'drawn from samples; its kinks are exact'}</span>
      </h3>
      <div class="plot vb-360">
        <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-gt ${id}-gd`}>
          <title id={`${id}-gt`}>{`The graph of ${shownProgram(state.program)}`}</title>
          <desc id={`${id}-gd`}>{sentence}</desc>
          <clipPath id={`${id}-clip`}>
            <rect width={width} height={height} />
          </clipPath>
          <path class="axis" d={picture.axes} />
          <g clip-path={`url(#${id}-clip)`}>
            <path class="wash-sub" d={picture.wash} data-part="wash" />
            <path class="true-slope" d={picture.slopes} data-part="slopes" />
            <path class="graph" d={picture.graph} data-part="graph" />
            <path class={mine.belongs === false ? 's-out' : 'returned'} d={picture.returned} data-part="returned" />
            {picture.kinks.map(([x, y]) => (
              <circle key={x} class="f-kink" cx={x} cy={y} r="5.5" />
            ))}
            {picture.hidden.map(([x, y]) => (
              <circle key={x} class="hidden-kink" cx={x} cy={y} r="12.5" />
            ))}
            {picture.open.map(([x, y]) => (
              <circle key={`${x} ${y}`} class="gap" cx={x} cy={y} r="4.5" />
            ))}
            {picture.closed.map(([x, y]) => (
              <circle key={x} class="ink-f" cx={x} cy={y} r="4.5" />
            ))}
          </g>
          {picture.xTicks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick mid halo" x={x} y={y}>
              {text}
            </text>
          ))}
          {picture.yTicks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick end halo" x={x} y={y}>
              {text}
            </text>
          ))}
          <g class="handle" transform={`translate(${picture.point[0]} ${picture.point[1]})`} data-part="handle">
            <path class="grip-arrows" data-picture="leave-out" d="M-15 -5l-6 5l6 5ZM15 -5l6 5l-6 5Z" />
            <circle class="grip grip-z" r="8" />
            <circle class="hit hit-x" data-picture="leave-out" r="30" {...drag} />
          </g>
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="true-slope" d="M0 7H14" />
          </svg>
          true slope: {truthText(truth)}
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class={mine.belongs === false ? 's-out' : 'returned'} d="M0 7H14" />
          </svg>
          returned: {formatShort(mine.derivative)}
        </li>
        {picture.kinks.length > 0 && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle class="f-kink" cx="7" cy="7" r="4" />
            </svg>
            kink
          </li>
        )}
        {picture.hidden.length > 0 && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle class="hidden-kink" cx="7" cy="7" r="4.5" />
            </svg>
            smooth, yet an operation has its kink here
          </li>
        )}
        {picture.open.length > 0 && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle class="gap" cx="7" cy="7" r="4.5" />
            </svg>
            jump
          </li>
        )}
      </ul>
    </div>
  );
}
