import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanSquaredError, relu, sweep, torchLinear, wasmEngine, xor } from '../../../src/core/index.ts';
import { runTo } from '../../../src/figures/playground/run.ts';
import { playgroundParameters } from '../../../src/figures/playground/state.ts';
import { sweepAll } from '../../../src/figures/xor/model.ts';
import { compute, jobsOf, openOf } from '../../../src/figures/xor/networks.ts';
import { barsDrawing, openedKinks } from '../../../src/figures/xor/picture.ts';
import { playgroundHref } from '../../../src/figures/xor/playground-link.ts';
import { sameSweep, sweepOf, WIDTHS, type XorState, xorParameters } from '../../../src/figures/xor/state.ts';
import { add, EMPTY, endingOf, endings, solvedShare } from '../../../src/figures/xor/summary.ts';
import { openedSentence, xorSentence, xorTables } from '../../../src/figures/xor/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(xorParameters);
const some = { ...first, seeds: 60, steps: 2000 };

describe('the state', () => {
  test('comes back from an address as it was', () => {
    const state = fc.record<XorState>({
      initializer: fc.constantFrom('he', 'torch', 'glorot'),
      loss: fc.constantFrom('square', 'entropy'),
      slope: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      atZero: fc.constantFrom(0, 0.5, 1),
      rate: fc.double({ min: 0.001, max: 10, noNaN: true }),
      steps: fc.integer({ min: 1, max: 20_000 }),
      seeds: fc.integer({ min: 10, max: 10_000 }),
      width: fc.constantFrom('2', '3', '4', '8'),
      seed: fc.integer({ min: 0, max: 9999 }),
    });
    fc.assert(
      fc.property(state, (given) => {
        const hash = encodeState('', 'xor', xorParameters, given);
        expect(decodeState(`#${hash}`, 'xor', xorParameters)).toEqual({ state: given, problems: [] });
      }),
    );
  });
  test('another network of the same sweep is the same sweep', () => {
    expect(sameSweep(sweepOf({ ...first, width: '8', seed: 9 }), sweepOf(first))).toBe(true);
    expect(sameSweep(sweepOf({ ...first, slope: 0.1 }), sweepOf(first))).toBe(false);
  });
});

describe('a sweep', () => {
  test('is the core’s sweep, in pieces of any order and with any engine', () => {
    const settings = sweepOf({ ...some, initializer: 'torch' });
    const jobs = jobsOf(settings, [2]);
    expect(jobs.map(({ from, to }) => [from, to])).toEqual([
      [0, 40],
      [40, 60],
    ]);
    const losses = sweep({
      sizes: [2, 2, 1],
      hidden: relu,
      initializer: torchLinear(),
      data: xor(),
      loss: meanSquaredError,
      learningRate: 0.1,
      steps: 2000,
      seeds: Array.from({ length: 60 }, (_, seed) => seed),
    }).networks.map(({ loss }) => loss);
    const [a, b] = jobs.map((job) => compute(job, wasmEngine({ required: true })));
    expect([...a.losses, ...b.losses]).toEqual(losses);
    expect(compute(jobs[1])).toEqual(b);
    const forth = add(add(EMPTY, a, 0, settings), b, 40, settings);
    expect(add(add(EMPTY, b, 40, settings), a, 0, settings)).toEqual(forth);
    expect(forth.count).toBe(60);
    expect(Object.values(forth.endings).reduce((sum, count) => sum + count)).toBe(60);
  });
  test('a network that is opened is the one of the sweep', () => {
    const state = { ...some, seed: 43, width: '3' } as const;
    const [, job] = jobsOf(sweepOf(state), [3]);
    const { losses, dead } = compute(job);
    const opened = openOf(state);
    expect(opened.loss).toBe(losses[3]);
    expect(opened.units.filter((unit) => unit.dead)).toHaveLength(dead[3]);
  });
  test('counts within three standard errors of the measurement by another framework', () => {
    // Successes of 1,000 runs elsewhere, by width, for PyTorch's default start and squared error: ranges over rates.
    const elsewhere = { 2: [0.21, 0.25], 3: [0.44, 0.51], 4: [0.59, 0.69], 8: [0.9, 0.97] } as const;
    const tallies = sweepAll(sweepOf({ ...first, initializer: 'torch' }));
    WIDTHS.forEach((width, i) => {
      const { share, error } = solvedShare(tallies[i]);
      const [low, high] = elsewhere[width];
      // Both counts have an error.
      const reach = 3 * Math.SQRT2 * error;
      expect(share, `${width} units`).toBeGreaterThan(low - reach);
      expect(share, `${width} units`).toBeLessThan(high + reach);
    });
  });
  test('the derivative at 0 changes the counts when biases start at 0, and nothing when they are random', () => {
    const solved = (change: Partial<XorState>) =>
      sweepAll(sweepOf({ ...first, seeds: 200, steps: 3000, ...change })).map(({ endings: { solved } }) => solved);
    expect(solved({ atZero: 1 })).not.toEqual(solved({ atZero: 0 }));
    expect(solved({ initializer: 'torch', atZero: 1 })).toEqual(solved({ initializer: 'torch', atZero: 0 }));
  });
});

describe('the endings', () => {
  test.each([
    ['square', 0.009, 'solved'],
    ['square', 0.125, 'two'],
    ['square', 1 / 6, 'three'],
    ['square', 0.25, 'four'],
    ['square', 0.2, 'other'],
    ['entropy', 0.3466, 'two'],
    ['entropy', 0.4774, 'three'],
    ['entropy', Math.LN2, 'four'],
    ['entropy', 5, 'other'],
  ] as const)('%s error, loss %d: %s', (loss, value, id) => {
    expect(endingOf(value, { loss })).toBe(id);
  });
  test('nearly every ReLU network ends at one of them', () => {
    for (const tally of sweepAll(sweepOf({ ...first, seeds: 100 }))) expect(tally.endings.other).toBeLessThanOrEqual(3);
  });
  test('have increasing losses', () => {
    for (const loss of ['square', 'entropy'] as const) {
      const losses = endings({ loss }).map((ending) => ending.loss);
      expect(losses).toEqual([...losses].sort((a, b) => a - b));
    }
  });
});

describe('the picture and the words', () => {
  const settings = sweepOf(some);
  const tallies = sweepAll(settings);
  test('the segments of a bar add up to its networks and follow one another', () => {
    for (const { segments } of barsDrawing(tallies, settings)) {
      expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(60);
      for (let i = 1; i < segments.length; i++)
        expect(segments[i].x).toBeCloseTo(segments[i - 1].x + segments[i - 1].width, 0);
    }
  });
  test('without a network there is no segment, no error and no NaN', () => {
    const bars = barsDrawing(
      WIDTHS.map(() => EMPTY),
      settings,
    );
    expect(bars.every(({ segments, error }) => segments.length === 0 && error === undefined)).toBe(true);
    expect(
      xorSentence(
        settings,
        WIDTHS.map(() => EMPTY),
      ),
    ).toContain('0 of 0 with 2');
  });
  test('a dead unit has no kink line', () => {
    const opened = openOf({ ...some, seed: 0 });
    const alive = opened.units.filter(({ dead }) => !dead).length;
    expect(openedKinks(opened).split('M').length - 1).toBeLessThanOrEqual(alive);
  });
  test('say what was counted', () => {
    const [two] = tallies;
    expect(xorSentence(settings, tallies)).toContain(`XOR is solved by ${two.endings.solved} of 60 with 2,`);
    expect(openedSentence({ ...some, seed: 0 }, openOf({ ...some, seed: 0 }))).toMatch(
      /^Seed 0 with 2 units ends at the loss/,
    );
    for (const { columns, rows } of Object.values(xorTables(settings, tallies)))
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

test('the link to the playground leads to the same loss', () => {
  for (const change of [
    {},
    { loss: 'entropy' },
    { slope: 0.2, width: '3' },
    { initializer: 'torch', seed: 12 },
  ] as const) {
    const state = { ...some, steps: 300, ...change };
    const [, hash] = playgroundHref(state).split('#');
    const there = decodeState(`#${hash}`, 'playground', playgroundParameters);
    expect(there.problems).toEqual([]);
    const snapshot = runTo(there.state).snapshot();
    // The playground stops where it has converged.
    if (snapshot.ended) expect(openOf(state).loss).toBeLessThan(snapshot.trainLoss);
    else expect(snapshot.trainLoss).toBe(openOf(state).loss);
  }
});
