import { describe, expect, test } from 'vitest';
import { listParameter } from '../../src/ui/list-parameter.ts';
import { integerParameter, type Parameters } from '../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../src/ui/url-state.ts';

const layers = listParameter({
  name: 'layers',
  label: 'layers',
  default: [4, 2],
  separator: '-',
  min: 0,
  max: 3,
  item: integerParameter({ name: 'units', label: 'units', default: 4, min: 1, max: 16 }),
});
const parameters: Parameters<{ layers: readonly number[] }> = { layers };

describe('listParameter', () => {
  test.each([[[]], [[1]], [[16, 3, 8]]])('%j comes back from an address as it was', (list) => {
    const hash = encodeState('', 'f', parameters, { layers: list });
    expect(decodeState(`#${hash}`, 'f', parameters)).toEqual({ state: { layers: list }, problems: [] });
  });
  test('entries are brought into their range, and what is too long is cut, with a sentence', () => {
    const { state, problems } = decodeState('#f.layers=99-2-3-4', 'f', parameters);
    expect(state.layers).toEqual([16, 2, 3]);
    expect(problems).toEqual(['The link says layers = 99-2-3-4, which is out of range: 16-2-3 is used.']);
  });
  test('a list with an entry of another kind is not read', () => {
    const { state, problems } = decodeState('#f.layers=4-x', 'f', parameters);
    expect(state.layers).toEqual([4, 2]);
    expect(problems).toEqual(['The link says layers = “4-x”, which is no such value: 4-2 is used.']);
  });
  test('a list that is too short becomes the default', () => {
    const some = listParameter({ ...layers, separator: '-', min: 1, max: 2, item: layers as never, default: [7] });
    expect(some.clamp([])).toEqual([7]);
  });
});
