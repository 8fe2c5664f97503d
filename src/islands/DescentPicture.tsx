import type { RefObject } from 'preact';
import type { DescentModel } from '../figures/descent/model.ts';
import type { DescentPicture } from '../figures/descent/picture.ts';
import { BOX, TRAIL } from '../figures/descent/views.ts';
import type { DragHandlers } from '../ui/drag.ts';
import { DescentLegend } from './DescentLegend.tsx';

/** The function, its kinks, the way over it, and the handle that moves the start. */
export function DescentPictureView({
  id,
  model,
  picture,
  sentence,
  svg,
  drag,
}: {
  readonly id: string;
  readonly model: DescentModel;
  readonly picture: DescentPicture;
  readonly sentence: string;
  readonly svg: RefObject<SVGSVGElement>;
  readonly drag: DragHandlers;
}) {
  const { objective, step } = model;
  const flat = objective.dimension === 2;
  const { width, height } = BOX;
  const { now: at, start, circle, below } = picture;
  return (
    <div class="descent-picture">
      <h3>
        {flat ? 'Seen from above' : 'The graph'}{' '}
        <span>{flat ? `level lines of ${objective.label}` : `${objective.label}, and x by step below`}</span>
      </h3>
      <div class="plot vb-360">
        <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-pt ${id}-pd`}>
          <title id={`${id}-pt`}>{`${objective.label}, and the ${step} steps over it`}</title>
          <desc id={`${id}-pd`}>{sentence}</desc>
          <clipPath id={`${id}-clip`}>
            <rect width={width} height={flat ? height : TRAIL.top - 10} />
          </clipPath>
          <clipPath id={`${id}-frame`}>
            <rect width={width} height={height} />
          </clipPath>
          <path class="axis" d={picture.axes} />
          <g clip-path={`url(#${id}-clip)`}>
            <path class="level" d={picture.levels} />
            <path class="level here" d={picture.level} data-part="level" />
            <path class="crease" d={picture.kinkLines} />
            {circle && <circle class="guide" cx={circle.center[0]} cy={circle.center[1]} r={circle.radius} />}
            <path class="function" d={picture.graph} data-part="graph" />
            <path class="s-sub thin" d={picture.support} data-part="support" />
            {picture.kinkDots.map(([x, y]) => (
              <circle key={x} class="f-kink" cx={x} cy={y} r="5.5" />
            ))}
          </g>
          {[...picture.xTicks, ...picture.levelLabels].map(({ at: [x, y], text }) => (
            <text key={`${x} ${y}`} class="tick mid halo" x={x} y={y}>
              {text}
            </text>
          ))}
          {picture.names.map(({ at: [x, y], text }) => (
            <text key={text} class="v mid halo" x={x} y={y}>
              {text}
            </text>
          ))}
          {picture.yTicks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick" x={x} y={y + 4}>
              {text}
            </text>
          ))}
          <g clip-path={`url(#${id}-frame)`}>
            <path class="beside" d={picture.otherPath} data-part="other" />
            <path class="beside-dot" d={picture.otherDots} />
            <path class="way" d={picture.path} data-part="path" />
            <path class="dots" d={picture.dots} />
            <path class="s-sub arrow" d={picture.arrow} data-part="arrow" />
            <path class="f-sub" d={picture.arrowHead} />
            {!flat && step > 0 && <circle class="ink-f" cx={at[0]} cy={at[1]} r="4.5" />}
            {below && <circle class="ink-f" cx={below[0]} cy={below[1]} r="4" />}
            {flat && step > 0 && <circle class="now" cx={at[0]} cy={at[1]} r="4.5" />}
            <circle class="solution" cx={picture.solution[0]} cy={picture.solution[1]} r={flat ? 6 : 9} />
          </g>
          {!flat && (
            <text class="tick end halo" x={width - 4} y={TRAIL.bottom}>
              step ↓
            </text>
          )}
          <g class="handle" transform={`translate(${start[0]} ${start[1]})`} data-part="start-handle">
            <path
              class="grip-arrows"
              data-picture="leave-out"
              d={
                flat
                  ? 'M-15 -4l-5 4l5 4ZM15 -4l5 4l-5 4ZM-4 -15l4 -5l4 5ZM-4 15l4 5l4 -5Z'
                  : 'M-15 -5l-6 5l6 5ZM15 -5l6 5l-6 5Z'
              }
            />
            <circle class="grip grip-z" r="8" />
            <circle class={`hit ${flat ? 'hit-xy' : 'hit-x'}`} data-picture="leave-out" r="30" {...drag} />
          </g>
        </svg>
      </div>
      <DescentLegend model={model} circle={circle !== undefined} />
    </div>
  );
}
