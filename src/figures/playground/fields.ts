import type { Mlp } from '../../core/index.ts';
import { WINDOW } from './data.ts';
import { featuresAt } from './features.ts';
import type { Field } from './snapshot.ts';
import type { FeatureName } from './state.ts';

/** Nodes of the surface: fine enough that a kink bends where it should at the size it is drawn. */
const COLUMNS = 49;
const ROWS = 37;
/** Thumbnails need every third node. */
const EVERY = 3;

/** The point of a node, from the top left. */
export function nodeAt(columns: number, rows: number, index: number): readonly [x: number, y: number] {
  const { left, right, bottom, top } = WINDOW;
  const column = index % columns;
  const row = Math.floor(index / columns);
  return [left + ((right - left) * column) / (columns - 1), top - ((top - bottom) * row) / (rows - 1)];
}

const inputsOf = (features: readonly FeatureName[]): Float64Array =>
  Float64Array.from({ length: COLUMNS * ROWS }, (_, i) => i).reduce(
    (into, node) => {
      into.set(featuresAt(features, ...nodeAt(COLUMNS, ROWS, node)), node * features.length);
      return into;
    },
    new Float64Array(COLUMNS * ROWS * features.length),
  );

let lastFeatures = '';
let lastInputs: Float64Array = new Float64Array();

/** The network's output all over the window, and each unit's pre-activation on a coarser grid. */
export function fieldsOf(mlp: Mlp, features: readonly FeatureName[]): { surface: Field; units: Field[][] } {
  // The same for every moment of a run.
  if (features.join() !== lastFeatures) {
    lastInputs = inputsOf(features);
    lastFeatures = features.join();
  }
  const outputs = mlp.forward(lastInputs, COLUMNS * ROWS);
  const surface = { columns: COLUMNS, rows: ROWS, values: Float32Array.from(outputs) };
  const columns = (COLUMNS - 1) / EVERY + 1;
  const rows = (ROWS - 1) / EVERY + 1;
  const units = mlp.layers.map(({ preactivations, outSize }) =>
    Array.from({ length: outSize }, (_, unit): Field => {
      const values = new Float32Array(columns * rows);
      for (let row = 0, k = 0; row < ROWS; row += EVERY) {
        for (let column = 0; column < COLUMNS; column += EVERY)
          values[k++] = preactivations[(row * COLUMNS + column) * outSize + unit];
      }
      return { columns, rows, values };
    }),
  );
  return { surface, units };
}
