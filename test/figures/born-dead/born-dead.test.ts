import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bornDeadBounds, bornDeadFraction, randomizedAsymmetric } from '../../../src/core/index.ts';
import {
  addResult,
  COLUMNS,
  countAt,
  NOTHING,
  ROWS,
  shareOf,
  signalLeft,
} from '../../../src/figures/born-dead/counts.ts';
import { compute, mapAll } from '../../../src/figures/born-dead/draw.ts';
import { firstMap } from '../../../src/figures/born-dead/first.ts';
import { jobsOf, moreOf } from '../../../src/figures/born-dead/jobs.ts';
import { cells, placeOf, scaleDrawing, shadesOf } from '../../../src/figures/born-dead/picture.ts';
import { type BornDeadState, bornDeadParameters, mapOf, sameMap } from '../../../src/figures/born-dead/state.ts';
import { bornDeadSentence, bornDeadTable, percentText, signalText } from '../../../src/figures/born-dead/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(bornDeadParameters);
const settings = mapOf({ ...first, networks: 300 });
const counts = mapAll(settings);

describe('the state', () => {
  test('comes back from an address as it was', () => {
    const state = fc.record<BornDeadState>({
      depth: fc.integer({ min: 2, max: 30 }),
      width: fc.integer({ min: 1, max: 12 }),
      initializer: fc.constantFrom('he', 'torch', 'asymmetric'),
      slope: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      networks: fc.integer({ min: 100, max: 20_000 }),
      seed: fc.integer({ min: 0, max: 999_999 }),
    });
    fc.assert(
      fc.property(state, (given) => {
        const hash = encodeState('', 'b', bornDeadParameters, given);
        expect(decodeState(`#${hash}`, 'b', bornDeadParameters)).toEqual({ state: given, problems: [] });
      }),
    );
  });
  test('another cell is the same map', () => {
    expect(sameMap(mapOf({ ...first, depth: 5 }), mapOf(first))).toBe(true);
    expect(sameMap(mapOf({ ...first, slope: 0.1 }), mapOf(first))).toBe(false);
    expect(sameMap(mapOf({ ...first, initializer: 'asymmetric' }), mapOf(first))).toBe(false);
  });
});

describe('the map', () => {
  test('has in each cell what the core counts', () => {
    for (const [depth, width] of [
      [2, 1],
      [10, 3],
      [30, 12],
      [17, 5],
    ]) {
      const { silent, silentLayers } = bornDeadFraction({ depth, width, networks: 300 });
      expect(countAt(counts, depth, width)).toEqual({ silent, silentLayers, networks: 300 });
    }
    expect(counts).toHaveLength(COLUMNS * ROWS);
  });
  test('is the same in whatever order its pieces come', () => {
    let other = NOTHING;
    for (const job of jobsOf(settings).reverse()) other = addResult(other, job, compute(job));
    expect(other).toEqual(counts);
  });
  test('with another initializer and slope has what the core counts with them', () => {
    const jobs = jobsOf({ ...settings, initializer: 'asymmetric', slope: 0.2 }).filter(({ depth }) => depth === 12);
    let some = NOTHING;
    for (const job of jobs) some = addResult(some, job, compute(job));
    const initializer = randomizedAsymmetric();
    const options = { depth: 12, width: 2, networks: 300, negativeSlope: 0.2, initializer };
    const { silent, silentLayers } = bornDeadFraction(options);
    expect(silent).toBeGreaterThan(0);
    expect(countAt(some, 12, 2)).toEqual({ silent, silentLayers, networks: 300 });
    expect(compute({ ...jobs[0], initializer: 'torch' })).not.toEqual(compute(jobs[0]));
  });
  test('the signal left is slopeᵏ, the geometric mean over the silent networks, and whole without any', () => {
    expect(signalLeft({ silent: 2, silentLayers: 6, networks: 100 }, 0.1)).toBeCloseTo(0.001, 15);
    expect(signalLeft({ silent: 0, silentLayers: 0, networks: 100 }, 0.1)).toBe(1);
  });
  test('more networks of a cell are others than those it has', () => {
    const jobs = moreOf(settings, { depth: 10, width: 3, drawn: 300, networks: 2500 });
    expect(jobs.map(({ seed, networks }) => [seed, networks])).toEqual([
      [300, 1000],
      [1300, 1000],
      [2300, 500],
    ]);
    const more = jobs.reduce((sum, job) => sum + compute(job)[0].silent, 0);
    const whole = bornDeadFraction({ depth: 10, width: 3, networks: 2800 }).silent;
    expect(countAt(counts, 10, 3).silent + more).toBe(whole);
  });
  test('agrees with the bounds in every cell, within four standard errors', () => {
    for (let depth = 2; depth <= 30; depth++) {
      for (let width = 1; width <= 12; width++) {
        const { lower, upper } = bornDeadBounds(depth, width);
        const known = shareOf(countAt(counts, depth, width));
        // The error of the bound itself, where none or all of the networks died.
        const reach = 4 * Math.sqrt(Math.max(upper * (1 - lower), 1 / 300) / 300);
        expect(known?.share, `${depth} × ${width}`).toBeGreaterThanOrEqual(lower - reach);
        expect(known?.share, `${depth} × ${width}`).toBeLessThanOrEqual(upper + reach);
      }
    }
  });
});

describe('the picture', () => {
  test('draws each cell once, undrawn ones too', () => {
    const squares = (map: Parameters<typeof shadesOf>[0]) =>
      shadesOf(map).reduce((sum, { d }) => sum + d.split('M').length - 1, 0);
    expect(squares({ settings, counts })).toBe(COLUMNS * ROWS);
    expect(shadesOf({ settings, counts: NOTHING }).map(({ shade }) => shade)).toEqual([undefined]);
    expect(new Set(cells({ settings, counts }).map(({ x, y }) => `${x} ${y}`)).size).toBe(COLUMNS * ROWS);
    expect(placeOf(2, 1)).toEqual({ x: 34, y: 6 });
  });
  test('the estimate lies where its share is, and is missing without networks', () => {
    const { bounds, single, estimate } = scaleDrawing(10, 3, { silent: 500, silentLayers: 1000, networks: 1000 });
    expect(estimate?.x).toBe(280);
    expect(bounds.from).toBeLessThan(bounds.to);
    expect(single).toBeGreaterThan(bounds.from);
    expect(scaleDrawing(10, 3, { silent: 0, silentLayers: 0, networks: 0 }).estimate).toBeUndefined();
  });
});

describe('the words', () => {
  test('say the share, its error and the bounds', () => {
    expect(
      bornDeadSentence({ depth: 10, width: 3 }, { silent: 579, silentLayers: 579, networks: 1000 }, settings),
    ).toBe(
      'Of 1000 fresh ReLU networks with 10 layers of weights, width 3 and Gaussian weights and biases 0, 57.9 % ± 1.6 are constant before any training, between the bounds 51.3 % and 65.6 %.',
    );
    expect(
      bornDeadSentence({ depth: 10, width: 3 }, { silent: 10, silentLayers: 10, networks: 1000 }, settings),
    ).toContain('outside');
  });
  test('with another initializer say what the bounds are for', () => {
    expect(
      bornDeadSentence(
        { depth: 10, width: 3 },
        { silent: 579, silentLayers: 579, networks: 1000 },
        { ...settings, initializer: 'asymmetric' },
      ),
    ).toMatch(
      /asymmetric weights and biases, 57\.9 % ± 1\.6 are constant on \[−√3, √3\].*for biases of 0.*51\.3 % and 65\.6 %/,
    );
  });
  test('with a slope say that none is constant', () => {
    expect(
      bornDeadSentence(
        { depth: 10, width: 3 },
        { silent: 500, silentLayers: 1000, networks: 1000 },
        { ...settings, slope: 0.2 },
      ),
    ).toMatch(
      /negative slope 0\.2, none is constant; in 50\.0 % ± 1\.6 every input meets .* 0\.04 of the signal is left/,
    );
  });
  test('of a signal too small for a float64 they do not say 0', () => {
    const count = { silent: 50, silentLayers: 100, networks: 100 };
    expect(signalText(count, 1e-200)).toBe('less than 10⁻³⁰⁰');
    expect(signalText(count, 0.1)).toBe('0.01');
  });
  test('without networks say so', () => {
    expect(percentText({ silent: 0, silentLayers: 0, networks: 0 })).toBe('not drawn yet');
    expect(bornDeadSentence({ depth: 4, width: 2 }, { silent: 0, silentLayers: 0, networks: 0 }, settings)).toMatch(
      /^No network/,
    );
  });
  test('the table has a number for each cell', () => {
    const { columns, rows } = bornDeadTable({ settings, counts });
    expect(columns).toHaveLength(COLUMNS + 1);
    expect(rows.map((row) => row.length)).toEqual(Array(ROWS).fill(COLUMNS + 1));
  });
});

test('the first frame is the map of the preset', () => {
  expect(firstMap({ networks: 300 })).toEqual({ settings, counts });
});
