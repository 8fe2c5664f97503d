// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { type Expectation, parseExpectation } from '../../src/snippets/expectation.ts';
import { PageLines } from '../../src/snippets/page-lines.ts';
import { NOT_REACHED, shown, valueNode } from '../../src/snippets/value-node.ts';

const host = document.createElement('div');
const texts = (): (string | undefined)[] =>
  [...host.querySelectorAll('.ln')].map((line) => line.querySelector('.actual')?.textContent);

beforeEach(() => {
  host.innerHTML = `
    <div class="lines"><div class="ln"><code>set-up</code></div></div>
    <div class="lines shown">
      <div class="ln"><code>a;</code><span class="value"><span class="actual">1</span></span></div>
      <div class="ln"><code>b;</code></div>
    </div>`;
});

const SOURCE = 'set-up\n// ---cut---\na; // => 1\nb;';

test('a value takes the place of the one written at build, by the line of the source', () => {
  new PageLines(host, SOURCE).show(new Map([[3, { text: '2', pass: false, expected: '1' }]]));
  expect(texts()).toEqual([undefined, '2', undefined]);
  expect(host.querySelector('.value.fail .expected')?.textContent).toBe('expected 1');
});

test('a line without a value gets one, and loses it again', () => {
  const lines = new PageLines(host, SOURCE);
  lines.show(
    new Map([
      [1, { text: 'TypeError', pass: false }],
      [4, NOT_REACHED],
    ]),
  );
  expect(texts()).toEqual(['TypeError', '1', 'not reached']);
  lines.show(new Map());
  expect(texts()).toEqual([undefined, '1', undefined]);
});

test('a value is marked by shape and by word, not by color alone', () => {
  const words = (pass?: boolean): string | null =>
    valueNode({ text: '1', ...(pass !== undefined && { pass }) }).textContent;
  expect([words(true), words(false), words()]).toEqual([' gives 1 as expected', ' gives 1 wrong', ' gives 1']);
  // The check of a value that holds is drawn by the style sheet.
  expect(valueNode({ text: '1', pass: true }).className).toBe('value pass');
  expect(valueNode({ text: '1', pass: false }).querySelector('.mark.bad path')).not.toBeNull();
  expect(valueNode(NOT_REACHED).querySelector('.mark')).toBeNull();
});

test('a value that is near enough reads as the page wrote it; one that differs shows both', () => {
  const approx = parseExpectation(' => ≈ 0.33', 1) as Expectation;
  expect(shown(approx, { pass: true, text: '0.3333' })).toEqual({ text: '≈ 0.33', pass: true, exact: '0.3333' });
  expect(shown(approx, { pass: false, text: '0.4' })).toEqual({ text: '0.4', pass: false, expected: '≈ 0.33' });
});
