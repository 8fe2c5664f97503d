import { expect, test } from 'vitest';
import { agreements } from '../../src/evidence/agreements.ts';

test('every witness agrees with the core as closely as the page says', () => {
  const [runs, coarse, values, differences] = agreements();
  expect(runs?.comparisons).toBeGreaterThan(60);
  expect(runs?.largest).toBeLessThan(1e-11);
  expect(coarse?.largest).toBeLessThan(1e-7);
  expect(values?.comparisons).toBeGreaterThan(200);
  expect(values?.largest).toBeLessThan(1e-12);
  expect(differences?.comparisons).toBeGreaterThan(500);
  expect(differences?.largest).toBeLessThan(1e-8);
});
