import type { Dataset } from '../types.ts';
import { requireInteger } from '../validate.ts';

/**
 * Samples from text: one a line, numbers between commas, the last `targets` of them the targets. A first line that
 * holds no number is a heading; empty lines are skipped.
 *
 * @throws TypeError if `text` is not a string. RangeError naming the line if a field is no finite number or a line has
 * another number of fields, and if there is no sample or no input.
 *
 * @example
 * ```ts
 * import { fromCsv } from 'relu-at-zero';
 * const data = fromCsv('x, y, class\n0, 1, 0\n2, 3, 1');
 * [data.count, data.inputSize, data.targetSize]; // => [2, 2, 1]
 * data.inputs; // => [0, 1, 2, 3]
 * data.targets; // => [0, 1]
 * fromCsv('1, 2\n3'); // throws RangeError: line 2 must have 2 fields
 * ```
 */
export function fromCsv(text: string, { targets = 1 }: { readonly targets?: number } = {}): Dataset {
  if (typeof text !== 'string') throw new TypeError(`fromCsv: text must be a string, got ${typeof text}`);
  requireInteger('fromCsv', 'targets', targets, 1, 1000);
  const rows: number[][] = [];
  text.split(/\r?\n/).forEach((content, i) => {
    if (content.trim() === '') return;
    const fields = content.split(',').map((field) => field.trim());
    const numbers = fields.map((field) => (field === '' ? Number.NaN : Number(field)));
    if (rows.length === 0 && i === 0 && numbers.every(Number.isNaN)) return;
    const bad = numbers.findIndex((number) => !Number.isFinite(number));
    if (bad >= 0) throw new RangeError(`fromCsv: line ${i + 1} must hold finite numbers, got “${fields[bad]}”`);
    const width = rows[0]?.length ?? numbers.length;
    if (numbers.length !== width)
      throw new RangeError(`fromCsv: line ${i + 1} must have ${width} fields, got ${numbers.length}`);
    rows.push(numbers);
  });
  const width = rows[0]?.length ?? 0;
  if (rows.length === 0) throw new RangeError('fromCsv: text must hold at least one sample, got none');
  if (width <= targets) throw new RangeError(`fromCsv: a line must have more than ${targets} fields, got ${width}`);
  const inputSize = width - targets;
  return {
    inputs: Float64Array.from(rows.flatMap((row) => row.slice(0, inputSize))),
    targets: Float64Array.from(rows.flatMap((row) => row.slice(inputSize))),
    count: rows.length,
    inputSize,
    targetSize: targets,
  };
}
