import { describe, expect, test } from 'vitest';
import { formatsThatDiffer, glanceFrameworks, glanceTable } from '../../src/evidence/at-a-glance.ts';
import { evidenceRows } from '../../src/evidence/recorded.ts';

const find = (expression: string, frameworkId: string) =>
  glanceTable()
    .find((row) => row.expression.id === expression)
    ?.cells.find(({ framework }) => framework.id === frameworkId);

describe('the table at a glance', () => {
  test('shows each row of the record for its expressions and frameworks, once', () => {
    const table = glanceTable();
    const shown = table.flatMap(({ cells }) => cells.flatMap(({ row }) => (row ? [row] : [])));
    const ids = glanceFrameworks.map(({ id }) => id);
    const asked = evidenceRows.filter(
      ({ expression, frameworkId, mode, x }) =>
        table.some((row) => row.expression.id === expression) &&
        ids.includes(frameworkId) &&
        mode === 'reverse' &&
        x === '0',
    );
    const pairs = new Set(asked.map((row) => `${row.frameworkId} ${row.expression}`));
    expect(shown.map((row) => `${row.frameworkId} ${row.expression}`).sort()).toEqual([...pairs].sort());
    for (const row of shown) expect(asked).toContain(row);
  });
  test('tells what PyTorch changed, and where JAX and TensorFlow differ', () => {
    expect(find('clip-min-0', 'pytorch')?.row?.derivative).toBe(1);
    expect(find('clip-min-0', 'pytorch-2-14')?.row?.derivative).toBe(0);
    expect(find('leaky-relu', 'jax')?.row?.derivative).toBe(1);
    expect(find('maximum-x-0', 'tensorflow')?.row?.derivative).toBe(1);
  });
  test('marks what is no slope: 0 and 2 for the identity', () => {
    expect(find('relu-minus-relu', 'pytorch')?.outside).toBe(true);
    expect(find('max-plus-min', 'tensorflow')?.outside).toBe(true);
    expect(find('max-plus-min', 'pytorch')?.outside).toBe(false);
    expect(find('maximum-x-0', 'pytorch')?.outside).toBe(false);
  });
  test('an expression without a row fails', () => {
    expect(() => glanceTable(['no-such-spelling'])).toThrow(
      'frameworks at zero: no recorded row of the expression no-such-spelling',
    );
    expect(() => glanceTable(['huber-double'])).toThrow('huber-double');
  });
  test('the number format changes nothing at 0, as the page says', () => {
    const { compared, different } = formatsThatDiffer();
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
  });
});
