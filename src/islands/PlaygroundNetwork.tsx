import { NETWORK, networkDrawing } from '../figures/playground/draw-network.ts';
import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { fateOf, shapeText } from '../figures/playground/words.ts';
import type { Selected } from './Playground.tsx';

/** The network: a box for each unit, filled with the share of samples on which it is active. */
export function PlaygroundNetwork({
  snapshot,
  selected,
  onSelect,
}: {
  readonly snapshot: PlaygroundSnapshot;
  readonly selected: Selected | undefined;
  onSelect(selected: Selected | undefined): void;
}) {
  const { nodes, links } = networkDrawing(snapshot);
  const { width, height } = NETWORK;
  const isSelected = (layer: number, index: number): boolean => selected?.layer === layer && selected.index === index;
  return (
    <div class="network">
      <h3>
        Network <span>width is |weight|, dashes negative</span>
      </h3>
      <div class="plot vb-420">
        {/* The same units are buttons below: here they can be clicked, there reached by key. */}
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`The network ${shapeText(snapshot.settings)}.`}>
          {links.map(({ negative, width: size, d }) => (
            <path key={`${negative}${size}`} class={`link link-${size}${negative ? ' negative' : ''}`} d={d} />
          ))}
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
              // biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same by keyboard
              <g
                key={`${layer}.${index}`}
                class={`node-unit is-${fate}${isSelected(layer, index) ? ' is-selected' : ''}`}
                onClick={() => onSelect(isSelected(layer, index) ? undefined : { layer, index })}
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
    </div>
  );
}
