import { expect, test } from 'vitest';
import { rateChart } from '../../src/figures/rate-chart.ts';

const rate = (median: number) => ({ median, min: median / 2, max: median * 2 });

test('equal ratios have equal lengths, to the left for slower and to the right for faster', () => {
  const { bars, reference } = rateChart([rate(1000), rate(10), rate(100)], 100);
  const [faster, slower, same] = bars;
  expect(faster?.x).toBe(reference);
  expect((slower?.x ?? Number.NaN) + (slower?.length ?? 0)).toBeCloseTo(reference, 9);
  // Places are rounded to a tenth.
  expect(Math.abs((faster?.length ?? 0) - (slower?.length ?? 1))).toBeLessThanOrEqual(0.1001);
  expect(same?.length).toBe(0);
});

test('everything lies inside, the spread too, with a line at each power of ten', () => {
  const { bars, ticks, width } = rateChart([rate(3e6), rate(4e2)], 9e4);
  for (const { median, min, max } of bars) {
    expect(min).toBeLessThan(median);
    expect(max).toBeGreaterThan(median);
    expect(min).toBeGreaterThan(0);
    expect(max).toBeLessThan(width);
  }
  expect(ticks.map(({ power }) => power)).toEqual([2, 3, 4, 5, 6, 7]);
});

test('one rate alone still has a scale', () => {
  const { ticks } = rateChart([{ median: 10, min: 10, max: 10 }], 10);
  expect(ticks).toHaveLength(2);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a rate of %d is refused', (median) => {
  expect(() => rateChart([{ median, min: 1, max: 1 }], 1)).toThrow('rateChart: rates must be positive and finite');
});
