import type { Ref } from 'preact';
import type { HeatMap } from '../figures/born-dead/counts.ts';
import { MAP, placeOf, shadesOf } from '../figures/born-dead/picture.ts';
import { DEPTHS, WIDTHS } from '../figures/born-dead/state.ts';

/** Depth to the right, width downward: the darker, the more networks are born dead. */
export function BornDeadMap({
  svg,
  map,
  depth,
  width,
  onSelect,
}: {
  readonly svg: Ref<SVGSVGElement>;
  readonly map: HeatMap;
  readonly depth: number;
  readonly width: number;
  onSelect(cell: { depth: number; width: number }): void;
}) {
  const { left, top, cell } = MAP;
  const chosen = placeOf(depth, width);
  const bottom = placeOf(DEPTHS.first, WIDTHS.last + 1).y;

  function choose(event: MouseEvent & { currentTarget: SVGSVGElement }): void {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * MAP.width;
    const y = ((event.clientY - box.top) / box.height) * MAP.height;
    const next = {
      depth: DEPTHS.first + Math.floor((x - left) / cell),
      width: WIDTHS.first + Math.floor((y - top) / cell),
    };
    if (next.depth < DEPTHS.first || next.depth > DEPTHS.last) return;
    if (next.width < WIDTHS.first || next.width > WIDTHS.last) return;
    onSelect(next);
  }

  return (
    <div class="born-dead-map">
      <h3>
        Born {map.settings.slope === 0 ? 'dead' : 'silent'} <span>by depth and width; choose a cell</span>
      </h3>
      <div class="plot vb-560">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the sliders below choose the same cells by keyboard */}
        <svg
          ref={svg}
          viewBox={`0 0 ${MAP.width} ${MAP.height}`}
          role="img"
          aria-label="Share of fresh networks that are born dead: more with depth, fewer with width."
          onClick={choose}
        >
          {shadesOf(map).map(({ shade, d }) => (
            <path key={shade ?? 'none'} class={shade === undefined ? 'heat heat-none' : `heat heat-${shade}`} d={d} />
          ))}
          <rect class="heat-chosen" x={chosen.x} y={chosen.y} width={cell} height={cell} />
          {[1, 2, 4, 6, 8, 10, 12].map((units) => (
            <text key={units} class="tick end" x={left - 6} y={placeOf(2, units).y + cell / 2 + 4}>
              {units}
            </text>
          ))}
          {[2, 5, 10, 15, 20, 25, 30].map((layers) => (
            <text key={layers} class="tick mid" x={placeOf(layers, 1).x + cell / 2} y={bottom + 14}>
              {layers}
            </text>
          ))}
        </svg>
      </div>
      <ul class="legend">
        {[0, 2, 5, 8, 10].map((shade) => (
          <li key={shade}>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <rect class={`heat heat-${shade}`} x="1" y="1" width="12" height="12" />
            </svg>
            {10 * shade} %
          </li>
        ))}
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect class="heat heat-none" x="1" y="1" width="12" height="12" />
          </svg>
          not drawn yet
        </li>
      </ul>
    </div>
  );
}
