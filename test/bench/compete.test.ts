import { expect, test } from 'vitest';
import { oddity, open } from './compete.ts';
import { core } from './contenders/core.ts';
import { contenders } from './contenders/index.ts';

test('a contender that cannot be loaded is kept with the reason', async () => {
  const failing = { ...core, open: () => Promise.reject(new Error('no such module\nstack')) };
  expect((await open(failing)).opened).toBe('could not be loaded: no such module');
  expect((await open(failing, 'npm ci failed: offline')).opened).toBe(
    'could not be loaded: no such module (npm ci failed: offline)',
  );
});

test('the core comes first: the others are compared with it', () => {
  expect(contenders[0]).toBe(core);
  expect(new Set(contenders.map(({ id }) => id)).size).toBe(contenders.length);
});

test('a share of dead networks is odd from five standard errors on', () => {
  // 10,000 draws of a share of one half: the standard error is √(¼ · (1/10,000 + 1/20,000)) = 0.0061.
  expect(oddity(5300, 10_000, 0.5)).toBeUndefined();
  expect(oddity(5310, 10_000, 0.5)).toBe('draws other networks: 5310 of 10000 are dead');
});
