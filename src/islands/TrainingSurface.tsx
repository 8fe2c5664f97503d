import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Snapshot } from '../figures/training/snapshot.ts';
import type { Settings } from '../figures/training/state.ts';
import { SURFACE, sampleMarks, surfaceDrawing } from '../figures/training/surface.ts';

/** What the network says at every point, the data, and the kink line of each unit that still fires. */
export function TrainingSurface({
  id,
  snapshot,
  svg,
}: {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly svg: RefObject<SVGSVGElement>;
}) {
  const { settings } = snapshot;
  const { areaB, boundary, kinks } = surfaceDrawing(snapshot);
  // The samples stay while the network moves: the same elements, so nothing of them is compared frame by frame.
  const samples = useMemo(() => <Samples settings={settings} />, [settings.data, settings.seed]);
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
            <rect class="wash-a" width={width} height={height} />
            <path class="wash-b" shape-rendering="crispEdges" d={areaB} />
            <path class="crease" d={kinks} />
            <path class="boundary" d={boundary} />
            {samples}
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

/** Discs of class A and squares of class B. */
function Samples({ settings }: { readonly settings: Settings }) {
  return (
    <>
      {sampleMarks(settings, SURFACE.width).map(({ x, y, label }, i) =>
        label === 0 ? (
          <circle key={i} class="d-a" cx={x} cy={y} r="4.2" />
        ) : (
          <rect key={i} class="d-b" x={(x - 3.8).toFixed(1)} y={(y - 3.8).toFixed(1)} width="7.6" height="7.6" />
        ),
      )}
    </>
  );
}
