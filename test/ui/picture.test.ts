// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pictureText } from '../../src/ui/picture.ts';
import { savePicture } from '../../src/ui/save-picture.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <svg class="defs"><defs><pattern id="hatch" width="6" height="6"><path class="hatch-line" d="M1 0V6"/></pattern></defs></svg>
    <svg id="plot" class="plot" viewBox="0 0 10 10" role="img" aria-labelledby="t"><title id="t">The kink</title>
      <clipPath id="edge"><rect width="9" height="9"/></clipPath><g clip-path="url(#edge)"><path class="s-out" d="M0 0H99"/></g>
      <path class="s-active" d="M0 0L1 1"/><rect fill="url(#hatch)" width="1" height="1"/>
      <text class="v" data-number="g" data-value="1">g</text><circle class="hit" data-picture="leave-out" r="34"/></svg>`;
  const style = document.createElement('style');
  style.textContent = '.s-active { stroke: rgb(1, 2, 3) } .hatch-line { stroke: rgb(4, 5, 6) }';
  document.head.append(style);
});
afterEach(() => document.head.replaceChildren());

const picture = () => pictureText([document.querySelector<SVGSVGElement>('#plot') as SVGSVGElement]);
const parsed = () => new DOMParser().parseFromString(picture().text, 'image/svg+xml');

test('the file stands alone: paint is in attributes, no class and no style is left', () => {
  const root = parsed();
  expect(root.querySelector('parsererror')).toBeNull();
  expect(root.querySelector('path[d="M0 0L1 1"]')?.getAttribute('stroke')).toBe('rgb(1, 2, 3)');
  expect(root.querySelectorAll('[class], [style], [data-value], style')).toHaveLength(0);
});

test('a pattern the drawing uses comes along with its own paint', () => {
  const root = parsed();
  expect(root.querySelector('rect[fill="url(#hatch)"]')).not.toBeNull();
  expect(root.querySelector('pattern#hatch path')?.getAttribute('stroke')).toBe('rgb(4, 5, 6)');
});

test('what is cut off at an edge on the page is cut off in the file', () => {
  const root = parsed();
  expect(root.querySelector('g')?.getAttribute('clip-path')).toBe('url(#edge)');
  expect(root.querySelector('clipPath#edge rect')?.getAttribute('width')).toBe('9');
});

test('what only serves dragging is left out; the title stays', () => {
  const root = parsed();
  expect(root.querySelector('circle')).toBeNull();
  expect(root.querySelector('title')?.textContent).toBe('The kink');
});

test('the drawing on the page is untouched', () => {
  const before = document.body.innerHTML;
  picture();
  expect(document.body.innerHTML).toBe(before);
});

test('nothing to save is an error, not an empty file', async () => {
  await expect(savePicture([], 'x', 'svg')).rejects.toThrow('savePicture: there must be a drawing, got none');
});
