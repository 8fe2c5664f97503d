import type { Field, PlaygroundSnapshot } from './snapshot.ts';

/** Three digits move no line of a drawing by more than a tenth of a pixel. */
const short = ({ values, ...grid }: Field): Field => ({
  ...grid,
  values: Array.from(values, (value) => Number(value.toPrecision(3))),
});

/** The first frame as it stands in the page: what is only drawn travels with few digits, as plain arrays. */
export function slim(snapshot: PlaygroundSnapshot): PlaygroundSnapshot {
  return {
    ...snapshot,
    surface: short(snapshot.surface),
    layers: snapshot.layers.map(({ units }) => ({
      units: units.map((unit) => ({ ...unit, field: short(unit.field) })),
    })),
  };
}
