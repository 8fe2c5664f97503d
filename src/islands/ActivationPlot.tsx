import type { RefObject } from 'preact';
import type { PlotDrawing } from '../figures/activations/drawing.ts';
import type { DragHandlers } from '../ui/drag.ts';
import { MARKS } from './Swatch.tsx';

interface Props {
  readonly id: string;
  readonly drawing: PlotDrawing;
  /** The picture in words, for those who do not see it. */
  readonly says?: string;
  readonly svg: RefObject<SVGSVGElement>;
  readonly drag: DragHandlers;
  /** Whether the line at z has a handle on top; on every plot the line itself can be dragged. */
  readonly handle?: boolean;
}

export function ActivationPlot({ id, drawing, says, svg, drag, handle = false }: Props) {
  const { frame, guideX, names, z } = drawing;
  const zOnLeft = guideX > frame.right - 90;
  return (
    <div class="plot vb-420">
      <svg
        ref={svg}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-labelledby={says ? `${id}-t ${id}-d` : `${id}-t`}
      >
        <title id={`${id}-t`}>{`The ${frame.title} along z`}</title>
        {says && <desc id={`${id}-d`}>{says}</desc>}
        <path class="gridl" d={frame.grid} />
        <path class="axis" d={frame.axes} />
        <text x={frame.left} y="14">
          {frame.title}
        </text>
        {frame.zTicks.map(({ at, text }) => (
          <text key={at} class="tick mid" x={at} y={frame.bottom + 18}>
            {text}
          </text>
        ))}
        {frame.yTicks.map(({ at, text }) => (
          <text key={at} class="tick end" x={frame.left - 6} y={at + 5}>
            {text}
          </text>
        ))}
        <path class="crease" d={drawing.creases} />
        {drawing.wash && <path class="wash-sub" d={drawing.wash} />}
        <path class="guide" d={drawing.guide} />
        {drawing.fan && <path class="fan" d={drawing.fan} />}
        {drawing.curves.map(({ slot, d }) => (
          <path key={slot} class={`act-line-${slot}`} d={d} data-part={`curve-${slot}`} />
        ))}
        <path class="s-sub" d={drawing.tangents} />
        <path class="bar-sub" d={drawing.bars} data-part="bars" />
        <path class="cap-sub" d={drawing.caps} />
        {drawing.open.map(({ slot, at: [x, y] }) => (
          <circle key={`${slot} ${x} ${y}`} class="open act-open" cx={x} cy={y} r="7" />
        ))}
        {drawing.kinks.map(([x, y]) => (
          <circle key={`${x} ${y}`} class="f-kink" cx={x} cy={y} r="9" />
        ))}
        {drawing.conventions.map(({ slot, at }) => (
          <path
            key={`${slot} ${at.join(' ')}`}
            class="act-convention"
            transform={`translate(${at.join(' ')})`}
            d={MARKS[slot]}
          />
        ))}
        {drawing.markers.map(({ slot, at }) => (
          <path
            key={slot}
            class="act-mark"
            transform={`translate(${at.join(' ')})`}
            d={MARKS[slot]}
            data-part={`mark-${slot}`}
          />
        ))}
        {names.map(({ slot, text, at: [x, y] }) => (
          <g key={slot} transform={`translate(${x} ${y})`}>
            <path class={`act-line-${slot}`} d="M-42 0H-4" />
            <path class="act-mark" transform="translate(-23 0)" d={MARKS[slot]} />
            <text class="end halo" x="-52" y="5">
              {text}
            </text>
          </g>
        ))}
        {handle && (
          <text class={zOnLeft ? 'end halo' : 'halo'} x={guideX + (zOnLeft ? -26 : 26)} y={frame.top - 6}>
            <tspan class="v">z</tspan> = <tspan class="n">{z}</tspan>
          </text>
        )}
        {handle && (
          <g
            class="handle"
            transform={`translate(${guideX} ${frame.top - 11})`}
            data-part="z-handle"
            data-picture="leave-out"
          >
            <path class="grip-arrows" d="M-15 -5l-6 5l6 5ZM15 -5l6 5l-6 5Z" />
            <circle class="grip grip-z" r="9" />
            <circle class="ink-f" r="3" />
          </g>
        )}
        <rect
          class="hit hit-x"
          data-picture="leave-out"
          data-part="z-hit"
          x={guideX - 24}
          y="0"
          width="48"
          height={frame.height}
          {...drag}
        />
      </svg>
    </div>
  );
}
