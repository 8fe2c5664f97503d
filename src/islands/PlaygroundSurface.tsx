import type { Ref } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Sample, samplesOf, WINDOW } from '../figures/playground/data.ts';
import { kinkLine, kinkLines, SURFACE, surfaceDrawing, unitBands } from '../figures/playground/draw-surface.ts';
import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { isRegression, type PlaygroundState, type Settings } from '../figures/playground/state.ts';
import { unitName } from '../figures/playground/words.ts';
import { placer } from '../figures/training/plane.ts';
import { Probe } from '../ui/Probe.tsx';
import type { Selected } from './Playground.tsx';
import { type Readings, useReading } from './use-reading.ts';

/** What the network says at every point, or one unit of it; the data, and the kink lines. */
export function PlaygroundSurface({
  id,
  readings,
  svg,
  snapshot,
  selected,
  output,
  test,
  kinks: allKinks,
  pinned = false,
}: {
  readonly id: string;
  readonly readings: Readings | undefined;
  readonly svg?: Ref<SVGSVGElement> | undefined;
  readonly snapshot: PlaygroundSnapshot;
  readonly selected?: Selected | undefined;
  readonly output: PlaygroundState['output'];
  readonly test: PlaygroundState['test'];
  /** Whether to draw the kinks of all units; a selected one has its kink in any case. */
  readonly kinks: boolean;
  readonly pinned?: boolean;
}) {
  const { settings, layers } = snapshot;
  const { width, height } = SURFACE;
  const unit = selected && layers[selected.layer]?.units[selected.index];
  const { bands, boundary } = unit
    ? { bands: unitBands(unit, output), boundary: '' }
    : surfaceDrawing(snapshot.surface, settings, output);
  const what = unit && selected ? unitName(selected.layer, selected.index, layers.length - 1) : 'what the network says';
  const kinks =
    unit && selected ? kinkLine(unit, settings, selected.layer, width) : allKinks ? kinkLines(snapshot, width) : '';
  const says = isRegression(settings.data) ? 'value 0' : 'boundary';
  const field = unit ? unit.field : snapshot.surface;
  const nodes = field.columns * field.rows;
  /** Of the field's nodes, the one that is read off; the field of a unit has fewer. */
  const [read, readAt] = useReading<number>(readings);
  const node = read === undefined ? Math.floor(nodes / 2) : Math.min(read, nodes - 1);
  const [x, y] = (read !== undefined && readings?.nodePlace(field, node)) || [];
  return (
    <div class="surface">
      <h3>
        {pinned ? 'Pinned' : 'Surface'} <span>{unit ? `${what}: its pre-activation` : `${what}, point by point`}</span>
      </h3>
      <Probe
        label={`${pinned ? 'Pinned' : 'Surface'}: read it off at a point`}
        says={read === undefined ? undefined : readings?.surfaceReading(field, settings, node, unit !== undefined)}
        now={node}
        last={nodes - 1}
        shape="vb-360"
        onPoint={(across, down) => readAt(({ nodeNear }) => nodeNear(field, across, down))}
        onKey={(key) => {
          const next = readings?.nodeByKey(field, key, node);
          if (next !== undefined) readAt(() => next);
          return next !== undefined;
        }}
        onLeave={() => readAt()}
      >
        <svg
          ref={svg ?? null}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${pinned ? 'Pinned run. ' : ''}Surface, ${what}, in the plane of the inputs, with the samples.`}
        >
          <clipPath id={`${id}-clip`}>
            <rect width={width} height={height} />
          </clipPath>
          <g clip-path={`url(#${id}-clip)`}>
            <rect class="band band-0" width={width} height={height} />
            {bands.map((d, i) => (
              <path key={i} class={`band ${bands.length === 1 ? 'band-4' : `band-${i + 1}`}`} d={d} />
            ))}
            <path class="crease" d={kinks} />
            <path class="boundary" d={boundary} />
            <Samples settings={settings} test={test} />
          </g>
          <rect class="axis" x="0" y="0" width={width} height={height} />
          {x !== undefined && y !== undefined && (
            <path class="cursor" data-picture="leave-out" d={`M${x - 9} ${y}h18M${x} ${y - 9}v18`} />
          )}
        </svg>
      </Probe>
      {!pinned && (
        <ul class="legend">
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle class="d-a" cx="7" cy="7" r="5" />
            </svg>
            {isRegression(settings.data) ? 'below 0' : 'class A'}
          </li>
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <rect class="d-b" x="2.5" y="2.5" width="9" height="9" />
            </svg>
            {isRegression(settings.data) ? 'above 0' : 'class B'}
          </li>
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <path class="boundary" d="M0 7H14" />
            </svg>
            {says}
          </li>
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <path class="crease" d="M0 7H14" />
            </svg>
            kink of a unit{allKinks ? '' : ' (at rest)'}
          </li>
        </ul>
      )}
    </div>
  );
}

/** Discs of class A and squares of class B; test samples hollow. They stay while the network moves. */
function Samples({ settings, test }: { readonly settings: Settings; readonly test: PlaygroundState['test'] }) {
  const { data, noise, split, dataSeed } = settings;
  return useMemo(() => {
    const samples = samplesOf({ data, noise, split, dataSeed });
    const middle = isRegression(data) ? 0 : 0.5;
    return (
      <>
        {test === 'shown' &&
          samples.test.map((sample, i) => <Mark key={`t${i}`} sample={sample} middle={middle} hollow />)}
        {samples.train.map((sample, i) => (
          <Mark key={i} sample={sample} middle={middle} />
        ))}
      </>
    );
  }, [data, noise, split, dataSeed, test]);
}

const place = placer(WINDOW, SURFACE.width);

function Mark({ sample, middle, hollow = false }: { sample: Sample; middle: number; hollow?: boolean }) {
  const [x, y] = place([sample.x, sample.y]);
  const kind = hollow ? ' hollow' : '';
  return sample.target <= middle ? (
    <circle class={`d-a${kind}`} cx={x} cy={y} r="3.6" />
  ) : (
    <rect class={`d-b${kind}`} x={(x - 3.2).toFixed(1)} y={(y - 3.2).toFixed(1)} width="6.4" height="6.4" />
  );
}
