import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as core from '../../src/core/index.ts';

/** How PyTorch trains the same network, written by test/frameworks/record_trajectories.py. */
const recorded = JSON.parse(readFileSync('test/frameworks/trajectories.json', 'utf8')) as {
  sizes: number[];
  start: number[];
  inputs: number[];
  targets: number[];
  runs: { activation: string; loss: string; optimizer: string; losses: number[]; parameters: number[] }[];
};

const hidden = (name: string): core.Activation => {
  if (name === 'leakyRelu') return core.leakyRelu({ negativeSlope: 0.1 });
  if (name === 'celu') return core.celu({ alpha: 2 });
  const found = core.activations.find((activation) => activation.name === name);
  if (!found) throw new Error(`no activation ${name}`);
  return found;
};
const losses: Record<string, core.Loss> = {
  meanSquaredError: core.meanSquaredError,
  meanAbsoluteError: core.meanAbsoluteError,
  binaryCrossEntropyWithLogits: core.binaryCrossEntropyWithLogits,
};
const optimizers: Record<string, () => core.Optimizer> = {
  sgd: () => core.sgd({ learningRate: 0.1 }),
  momentum: () => core.sgd({ learningRate: 0.05, momentum: 0.9 }),
  nesterov: () => core.sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
  decay: () => core.sgd({ learningRate: 0.1, momentum: 0.5, weightDecay: 0.01 }),
  adam: () => core.adam({ learningRate: 0.02 }),
  adamW: () => core.adamW({ learningRate: 0.02, weightDecay: 0.01 }),
  rmsProp: () => core.rmsProp({ learningRate: 0.01 }),
};

describe('twenty steps of training equal PyTorch’s', () => {
  const data: core.Dataset = {
    inputs: Float64Array.from(recorded.inputs),
    targets: Float64Array.from(recorded.targets),
    count: recorded.targets.length,
    inputSize: 2,
    targetSize: 1,
  };
  for (const run of recorded.runs) {
    test(`${run.activation}, ${run.loss}, ${run.optimizer}`, () => {
      const loss = losses[run.loss] as core.Loss;
      const optimizer = (optimizers[run.optimizer] as () => core.Optimizer)();
      const mlp = core.createMlp({ sizes: recorded.sizes, hidden: hidden(run.activation) });
      mlp.parameters.set(recorded.start);
      const steps = [...core.train(mlp, data, { loss, optimizer, epochs: run.losses.length })];
      // Sums in another order differ by a few units in the last place; twenty steps carry that to about 10⁻¹³.
      // Adam and RMSProp divide by √v, which is tiny for small gradients: one more digit.
      // PyTorch's hard sigmoid has 1/6 as a float32 in its backward pass, in float64 too: its slope is off by 5·10⁻⁹.
      const tolerance = run.activation === 'hardSigmoid' ? 1e-7 : /adam|rms/i.test(run.optimizer) ? 1e-11 : 1e-12;
      steps.forEach(({ loss: value }, i) => {
        expect(Math.abs(value - run.losses[i]), `loss at step ${i + 1}`).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(run.losses[i])),
        );
      });
      run.parameters.forEach((parameter, i) => {
        expect(Math.abs(mlp.parameters[i] - parameter), `parameter ${i}`).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(parameter)),
        );
      });
    });
  }
});
