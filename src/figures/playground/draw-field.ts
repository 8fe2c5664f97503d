import { cut, type Point, path, round } from '../training/plane.ts';
import type { Field } from './snapshot.ts';

/*
 * A field is linear on the two triangles of each cell of its grid, so the lines where it has some value are straight
 * there. It is sampled: what a network does between nodes is not seen.
 */

/** The nodes of a drawing of this width, whose height follows from the grid. */
function placed({ columns }: Field, width: number): (column: number, row: number) => Point {
  const step = width / (columns - 1);
  return (column, row) => [round(column * step), round(row * step)];
}

/** The area where the field is above a level, as path data; cells wholly above are joined row by row. */
export function areaAbove(field: Field, level: number, width: number): string {
  const { columns, rows, values } = field;
  const at = placed(field, width);
  let area = '';
  for (let row = 0; row < rows - 1; row++) {
    let from = -1;
    for (let column = 0; column < columns; column++) {
      const above = column < columns - 1 ? cornersAbove(values, columns, column, row, level) : 0;
      if (above === 4 && from < 0) from = column;
      if (above < 4 && from >= 0) {
        area += path([at(from, row), at(column, row), at(column, row + 1), at(from, row + 1)], true);
        from = -1;
      }
      if (above > 0 && above < 4) {
        for (const { positive } of cell(field, at, column, row, level)) area += path(positive.map(rounded), true);
      }
    }
  }
  return area;
}

/** The lines where the field is at a level, as path data. */
export function lineAt(field: Field, level: number, width: number): string {
  const { columns, rows, values } = field;
  const at = placed(field, width);
  let lines = '';
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const above = cornersAbove(values, columns, column, row, level);
      if (above === 0 || above === 4) continue;
      for (const { line } of cell(field, at, column, row, level)) lines += path(line.map(rounded));
    }
  }
  return lines;
}

function cornersAbove(values: Field['values'], columns: number, column: number, row: number, level: number): number {
  const top = row * columns + column;
  const bottom = top + columns;
  return (
    Number(values[top] > level) +
    Number(values[top + 1] > level) +
    Number(values[bottom] > level) +
    Number(values[bottom + 1] > level)
  );
}

const rounded = ([x, y]: Point): Point => [round(x), round(y)];

/** Both triangles of a cell, cut along the level. */
function cell(
  { columns, values }: Field,
  at: (c: number, r: number) => Point,
  column: number,
  row: number,
  level: number,
) {
  const corner = (c: number, r: number) => ({ point: at(c, r), value: values[r * columns + c] - level });
  const [a, b] = [corner(column, row), corner(column + 1, row)];
  const [c, d] = [corner(column, row + 1), corner(column + 1, row + 1)];
  return [
    [a, b, d],
    [a, d, c],
  ].map((triangle) =>
    cut(
      triangle.map(({ point }) => point),
      (point) => triangle.find((known) => known.point === point)?.value ?? 0,
    ),
  );
}
