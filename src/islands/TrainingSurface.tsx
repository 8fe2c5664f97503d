import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { sampleMarks, SURFACE, surfaceDrawing } from '../figures/training/drawing.ts';
import { datasetOf, type Snapshot } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';

/** What the network says at every point, the data, and the kink line of each unit that still fires. */
export function TrainingSurface({
  id,
  snapshot,
  state,
  svg,
}: {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly state: TrainingState;
  readonly svg: RefObject<SVGSVGElement>;
}) {
  const { areaA, areaB, boundary, kinks } = surfaceDrawing(snapshot, state);
  const marks = useMemo(() => sampleMarks(datasetOf(state), state, SURFACE.width), [state.data, state.seed]);
  const { width, height } = SURFACE;
  return (
    <div class="surface">
      <h3>
        Surface <span>what the network says, point by point</span>
      </h3>
      <div class="plot vb-360">
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Decision surface: ${snapshot.correct} of ${snapshot.count} samples lie on the right side of the boundary.`}
        >
          <clipPath id={`${id}-clip`}>
            <rect width={width} height={height} />
          </clipPath>
          <g clip-path={`url(#${id}-clip)`}>
            <path class="wash-a" shape-rendering="crispEdges" d={areaA} />
            <path class="wash-b" shape-rendering="crispEdges" d={areaB} />
            <path class="crease" d={kinks} />
            <path class="boundary" d={boundary} />
            {marks.map(({ x, y, label }, i) =>
              label === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its index
                <circle key={i} class="d-a" cx={x} cy={y} r="4.2" />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its index
                <rect key={i} class="d-b" x={(x - 3.8).toFixed(1)} y={(y - 3.8).toFixed(1)} width="7.6" height="7.6" />
              ),
            )}
          </g>
          <rect class="axis" x="0" y="0" width={width} height={height} />
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle class="d-a" cx="7" cy="7" r="5" />
          </svg>
          class A
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect class="d-b" x="2.5" y="2.5" width="9" height="9" />
          </svg>
          class B
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="boundary" d="M0 7H14" />
          </svg>
          boundary
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="crease" d="M0 7H14" />
          </svg>
          kink of a unit
        </li>
      </ul>
    </div>
  );
}
