import { NETWORK, networkDrawing } from '../figures/playground/draw-network.ts';
import type { Pointed } from '../figures/playground/read-network.ts';
import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { fateOf, shapeText } from '../figures/playground/words.ts';
import { placeOf } from '../ui/Probe.tsx';
import type { Selected } from './Playground.tsx';
import { type Readings, useReading } from './use-reading.ts';

/** The network: a box for each unit, filled with the share of samples on which it is active. */
export function PlaygroundNetwork({
  readings,
  snapshot,
  selected,
  onSelect,
}: {
  readonly readings: Readings | undefined;
  readonly snapshot: PlaygroundSnapshot;
  readonly selected: Selected | undefined;
  onSelect(selected: Selected | undefined): void;
}) {
  const { nodes, links } = networkDrawing(snapshot);
  const { width, height } = NETWORK;
  const [pointed, readAt] = useReading<Pointed | undefined>(readings);
  const reading = pointed && readings?.networkReading(snapshot, pointed);
  const output = snapshot.layers.length - 1;
  const isSelected = (layer: number, index: number): boolean => selected?.layer === layer && selected.index === index;

  function point(event: PointerEvent & { currentTarget: SVGSVGElement }): void {
    const place = placeOf(event);
    readAt(({ pointedAt }) => pointedAt(snapshot, place));
  }

  /** The numbers of a unit, or of the unit that a link leads to, are shown below, where they can be changed. */
  function choose(): void {
    if (!pointed) return;
    const { layer, index, from } = pointed;
    const again = from === undefined && isSelected(layer, index);
    onSelect(layer === output || again ? undefined : { layer, index });
  }

  return (
    <div class="network">
      <h3>
        Network <span>width is |weight|, dashes negative</span>
      </h3>
      <div class="plot vb-420">
        {/* The same units are buttons below: here they can be clicked, there reached by key. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons of the units below do the same by keyboard */}
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`The network ${shapeText(snapshot.settings)}.`}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={(event) => event.pointerType === 'mouse' && readAt()}
          onClick={choose}
        >
          {links.map(({ negative, width: size, d }) => (
            <path key={`${negative}${size}`} class={`link link-${size}${negative ? ' negative' : ''}`} d={d} />
          ))}
          {reading && <path class="link-pointed" d={readings?.linkPath(snapshot, pointed)} />}
          {nodes.map(({ x, y, half, label, unit, share }) => {
            const side = 2 * half;
            if (!unit) {
              return (
                <g key={`${label}`}>
                  <circle class="node" cx={x} cy={y} r={half + 2} />
                  <text
                    class={`tick ${x < width / 2 ? 'end' : ''}`}
                    x={x < width / 2 ? x - half - 6 : x + half + 6}
                    y={y + 4}
                  >
                    {label}
                  </text>
                </g>
              );
            }
            const { layer, index, snapshot: seen } = unit;
            const fate = fateOf(seen);
            return (
              <g
                key={`${layer}.${index}`}
                class={`node-unit is-${fate}${isSelected(layer, index) ? ' is-selected' : ''}`}
              >
                <rect class="pap" x={x - half} y={y - half} width={side} height={side} />
                {fate === 'dead' ? (
                  <rect x={x - half} y={y - half} width={side} height={side} fill="url(#hatch)" />
                ) : (
                  <rect
                    class="wash-active"
                    x={x - half}
                    y={y + half - side * share}
                    width={side}
                    height={side * share}
                  />
                )}
                <rect class="node" x={x - half} y={y - half} width={side} height={side} />
              </g>
            );
          })}
        </svg>
      </div>
      <p class={reading ? 'probe-says' : 'probe-says is-hint'}>
        {reading ?? 'Point at a link or a unit to read it off, choose it to change it.'}
      </p>
    </div>
  );
}
