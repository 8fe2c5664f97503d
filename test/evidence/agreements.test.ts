import { expect, test } from 'vitest';
import { agreements } from '../../src/evidence/agreements.ts';

const rows = agreements();
const rowsOf = (witness: string) => rows.filter((row) => row.witness.startsWith(witness));

test.each(['PyTorch ', 'JAX ', 'TensorFlow '])('%s trains as the core does, to rounding', (framework) => {
  const [exact] = rowsOf(framework);
  expect(exact?.comparisons).toBeGreaterThan(75);
  expect(exact?.largest).toBeLessThan(1e-12);
});

test('where a framework rounds a constant to float32, the table says so in a row of its own', () => {
  const coarse = rows.filter(({ subject }) => subject.includes('float32 there'));
  expect(coarse.map(({ witness }) => witness.split(' ')[0])).toEqual(['PyTorch', 'TensorFlow']);
  for (const { largest } of coarse) {
    expect(largest).toBeGreaterThan(1e-10);
    expect(largest).toBeLessThan(1e-7);
  }
});

test('TensorFlow.js, which ran just now, agrees to float32', () => {
  const [live] = rowsOf('TensorFlow.js');
  expect(live?.comparisons).toBeGreaterThan(50);
  expect(live?.largest).toBeLessThan(20 * 20 * 2 ** -24);
});

test('values from 60 digits and central differences agree with the core as closely as the page says', () => {
  const [values] = rowsOf('mpmath');
  const [differences] = rowsOf('Central differences');
  expect(values?.comparisons).toBeGreaterThan(200);
  expect(values?.largest).toBeLessThan(1e-12);
  expect(differences?.comparisons).toBeGreaterThan(500);
  expect(differences?.largest).toBeLessThan(1e-8);
});
