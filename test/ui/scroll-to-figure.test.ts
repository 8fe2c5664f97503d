// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scrollToFigure } from '../../src/ui/scroll-to-figure.ts';

let shown: string[];
let type: string;
beforeEach(() => {
  shown = [];
  type = 'navigate';
  document.body.innerHTML = '<figure id="kink"></figure><figure id="training"></figure>';
  Element.prototype.scrollIntoView = function () {
    shown.push(this.id);
  };
  vi.stubGlobal('performance', { getEntriesByType: () => [{ type }] });
});
afterEach(() => vi.unstubAllGlobals());
const open = (hash: string) => {
  history.replaceState(null, '', hash || location.pathname);
  scrollToFigure();
  return shown;
};

test('a link to a state shows the figure it names first', () => {
  expect(open('#training.seed=3&kink.z=1')).toEqual(['training']);
});
test('plain anchors are left to the browser, unknown figures are nowhere', () => {
  open('#kink');
  open('');
  expect(open('#nothing.z=1')).toEqual([]);
});
test('a reload stays where the reader was', () => {
  type = 'reload';
  expect(open('#kink.z=1')).toEqual([]);
});
