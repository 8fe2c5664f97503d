import { expect, test } from 'vitest';
import { groupOf, groups } from '../../src/api/groups.ts';

test.each([
  ['src/core/activations/gelu.ts', 'activation-functions'],
  ['src/core/mlp.ts', 'networks-and-training'],
  ['src/core/train.ts', 'networks-and-training'],
  ['src/core/dtype.ts', 'networks-and-training'],
  ['src/core/losses/squared-error.ts', 'loss-functions'],
  ['src/core/losses/hinge.ts', 'loss-functions'],
  ['src/core/sgd.ts', 'optimizers-and-steps'],
  ['src/core/optimizers/adam.ts', 'optimizers-and-steps'],
  ['src/core/subgradient-method.ts', 'optimizers-and-steps'],
  ['src/core/step-rules.ts', 'optimizers-and-steps'],
  ['src/core/rng.ts', 'weight-initializers'],
  ['src/core/datasets/from-csv.ts', 'data-sets'],
  ['src/core/dead-on-box.ts', 'network-diagnostics'],
  ['src/core/reinitialize-dead-units.ts', 'network-diagnostics'],
  ['src/core/differentiate.ts', 'automatic-differentiation'],
  ['src/core/types.ts', 'shared-types'],
])('%s belongs to %s', (file, group) => {
  expect(groupOf(file)).toBe(group);
});

test('a file that no theme knows goes to “More”, the last group', () => {
  expect(groupOf('src/core/something-new.ts')).toBe('more-exports');
  expect(groups.at(-1)?.title).toBe('More');
});

test('the anchor of a group has a hyphen, which no name of an export can have', () => {
  for (const { id } of groups) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
});
