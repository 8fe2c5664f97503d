import { describe, expect, test } from 'vitest';
import { differentiate } from '../../src/core/index.ts';
import { isAsked, sameConventions } from '../../src/evidence/conventions.ts';
import { coreLines } from '../../src/evidence/core-lines.ts';
import { expressions } from '../../src/evidence/expressions.ts';
import { evidenceRows, numberOf } from '../../src/evidence/recorded.ts';

/** What the line of a page gives when a reader runs it. */
const run = (text: string): unknown => new Function('differentiate', `return ${text}`)(differentiate);

const lines = Object.keys(expressions).flatMap((expression) =>
  coreLines(expression).map((line) => ({ expression, ...line })),
);

describe('a line of the core on the page of an expression', () => {
  test('gives what it says', () => {
    const wrong = lines.filter(({ text, derivative }) => !Object.is(Number(run(text)) + 0, derivative + 0));
    expect(wrong.map(({ expression, text, derivative }) => [expression, text, derivative, run(text)])).toEqual([]);
  });
  test('gives what each of its frameworks returned, at the kink and at every other finite point', () => {
    const byPair = Map.groupBy(evidenceRows, (row) => `${row.frameworkId} ${row.expression}`);
    const rowsOf = ({ expression, frameworks }: (typeof lines)[number]) =>
      frameworks
        .flatMap(({ id }) => byPair.get(`${id} ${expression}`) ?? [])
        .filter((row) => isAsked(row) && row.mode !== 'forward');
    const wrong = lines.flatMap((line) =>
      rowsOf(line).flatMap(({ frameworkId, x, derivative }) => {
        const recorded = numberOf(derivative);
        const own = Number(run(line.textAt(Number(x))));
        const same = Object.is(recorded, own) || recorded === own || Math.abs((recorded ?? own) - own) <= 1e-6;
        return recorded === undefined || same ? [] : [[frameworkId, line.textAt(Number(x)), own, recorded]];
      }),
    );
    expect(wrong).toEqual([]);
    expect(lines.flatMap(rowsOf).length).toBeGreaterThan(5000);
  });
  test('is there for every framework and expression with a convention that gives the same', () => {
    const written = new Set(
      lines.flatMap(({ expression, frameworks }) => frameworks.map(({ id }) => `${id} ${expression}`)),
    );
    const found = [...sameConventions().values()].filter(({ conventions }) => conventions.length > 0);
    expect([...written].sort()).toEqual(
      found.map(({ frameworkId, expression }) => `${frameworkId} ${expression}`).sort(),
    );
  });
  test('names its options: relu′(0) of jax-js, the ties of TensorFlow, a maximum where autograd has no relu', () => {
    const textOf = (expression: string, id: string) =>
      coreLines(expression).find(({ frameworks }) => frameworks.some((one) => one.id === id))?.text;
    expect(textOf('relu-minus-relu', 'jax-js')).toBe(
      'differentiate(({ x, relu }) => relu(x).subtract(relu(x.negate())), 0, { reluDerivativeAtZero: 1 }).derivative',
    );
    expect(textOf('maximum-x-0', 'tensorflow')).toBe(
      "differentiate(({ x, max }) => max(x, 0), 0, { maxTie: 'first' }).derivative",
    );
    expect(textOf('hinge', 'autograd')).toContain('({ x, max }) => max(x.negate().add(1), 0), 1, {');
  });
});
