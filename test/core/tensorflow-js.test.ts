import type * as TensorFlow from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { abs, leakyRelu, prelu, relu } from '../../src/core/index.ts';
import {
  differentiateWithTensorFlowJs as at,
  largestLiveDifference,
  liveRuns,
  STEPS,
  trainTensorFlowJs,
} from '../../src/evidence/tensorflow-js.ts';
import { differenceOf } from '../../src/evidence/trajectories.ts';

/**
 * TensorFlow.js rounds each result to float32: relative error at most 2⁻²⁴. A step takes a number through about twenty
 * results (two or three layers, the loss, the way back, the optimizer). If all of them erred to the same side in all
 * twenty steps, this would be the sum.
 */
const TOLERANCE = 20 * STEPS * 2 ** -24;

describe('twenty steps of training equal TensorFlow.js, to float32', () => {
  for (const run of liveRuns) {
    test(`${run.activation}, ${run.loss}, ${run.optimizer}`, () => {
      expect(largestLiveDifference(run)).toBeLessThanOrEqual(TOLERANCE);
    });
  }
  test('runs that differ in their activation or optimizer only are further apart than that', () => {
    const run = { activation: 'relu', loss: 'meanSquaredError', optimizer: 'momentum' };
    for (const other of [{ activation: 'leakyRelu' }, { optimizer: 'nesterov' }, { loss: 'meanAbsoluteError' }]) {
      const difference = differenceOf(trainTensorFlowJs(run), trainTensorFlowJs({ ...run, ...other }));
      expect(difference).toBeGreaterThan(100 * TOLERANCE);
    }
  });
  test('a name that TensorFlow.js does not know is refused', () => {
    expect(() => trainTensorFlowJs({ activation: 'gelu', loss: 'hinge', optimizer: 'sgd' })).toThrow(
      'tensorflow-js: cannot run gelu, hinge, sgd',
    );
  });
});

describe('TensorFlow.js at x = 0', () => {
  describe.each([0, -0])('x = %d', (x) => {
    test.each<[string, number, (tf: typeof TensorFlow, z: TensorFlow.Tensor) => TensorFlow.Tensor]>([
      ['relu', 0, (tf, z) => tf.relu(z)],
      ['maximum(x, 0)', 1, (tf, z) => tf.maximum(z, 0)],
      ['maximum(0, x)', 0, (tf, z) => tf.maximum(0, z)],
      ['clipByValue(x, 0, 6)', 1, (tf, z) => tf.clipByValue(z, 0, 6)],
      ['relu6', 0, (tf, z) => tf.relu6(z)],
      ['relu(x) − relu(−x)', 0, (tf, z) => tf.sub(tf.relu(z), tf.relu(tf.neg(z)))],
      ['maximum(x, 0) + minimum(x, 0)', 2, (tf, z) => tf.add(tf.maximum(z, 0), tf.minimum(z, 0))],
      ['leakyRelu', Math.fround(0.1), (tf, z) => tf.leakyRelu(z, 0.1)],
      ['prelu', 0.25, (tf, z) => tf.prelu(z, 0.25)],
      ['abs', -1, (tf, z) => tf.abs(z)],
    ])('%s is 0 with derivative %d', (_, derivative, f) => {
      const result = at(x, f);
      expect(Math.abs(result.value)).toBe(0);
      expect(result.derivative).toBe(derivative);
    });
  });
  test('relu, leakyRelu and prelu are as the core’s; abs is not: the core has 0', () => {
    expect(at(0, (tf, z) => tf.relu(z)).derivative).toBe(relu.derivative(0));
    expect(at(0, (tf, z) => tf.leakyRelu(z, 0.125)).derivative).toBe(leakyRelu({ negativeSlope: 0.125 }).derivative(0));
    expect(at(0, (tf, z) => tf.prelu(z, 0.25)).derivative).toBe(prelu().derivative(0));
    expect(at(0, (tf, z) => tf.abs(z)).derivative).not.toBe(abs.derivative(0));
  });
});
