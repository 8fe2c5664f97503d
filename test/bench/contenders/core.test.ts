import { expect, test } from 'vitest';
import { createMlp, meanSquaredError, relu, sgd, softmaxCrossEntropy, tanh, train } from '../../../src/core/index.ts';
import { checkBornDead, checkSweep, checkTraining, inSmall, largestDifference } from '../check.ts';
import { batchesOf, type Training } from '../workload.ts';
import { bornDead, digits, small, sweep, tiny } from '../workloads.ts';
import { core, coreAfter, coreSweep } from './core.ts';
import { naive } from './naive.ts';

const opened = await core.open();

/** Training as a reader would write it. */
function byHand(workload: Training, steps: number): Float64Array {
  const softmax = workload.output === 'softmax';
  const mlp = createMlp({
    sizes: workload.sizes,
    hidden: workload.hidden === 'relu' ? relu : tanh,
    ...(workload.output === 'tanh' ? { output: tanh } : {}),
  });
  mlp.parameters.set(workload.start);
  const loss = softmax ? softmaxCrossEntropy({ classes: 10 }) : meanSquaredError;
  const batches = batchesOf(workload);
  for (let s = 0; s < steps; s++) {
    const { inputs, targets, count } = batches[s % batches.length];
    const gradient = new Float64Array(targets.length);
    loss.gradient(mlp.forward(inputs, count), targets, gradient);
    mlp.backward(gradient);
    mlp.parameters.forEach((parameter, i) => {
      mlp.parameters[i] = parameter - workload.learningRate * mlp.gradient[i];
    });
  }
  return mlp.parameters;
}

test.each([tiny('tanh'), tiny('relu'), small()])(
  'the core in $id takes the steps of a loop written by hand',
  (workload) => {
    const steps = batchesOf(workload).length + 3;
    expect([...Array.from(coreAfter(workload, steps))]).toEqual([...byHand(workload, steps)]);
  },
);

test('the core in W3 takes the steps of a loop written by hand', () => {
  const workload = digits();
  expect(largestDifference(byHand(workload, 2), coreAfter(workload, 2))).toBe(0);
});

test('on whole batches the core takes the steps of train', () => {
  const workload = { ...tiny('relu'), batchSize: 200 };
  const mlp = createMlp({ sizes: workload.sizes, hidden: relu, output: tanh });
  mlp.parameters.set(workload.start);
  const data = { inputs: workload.inputs, targets: workload.targets, count: 200, inputSize: 2, targetSize: 1 };
  const optimizer = sgd({ learningRate: workload.learningRate });
  expect([...train(mlp, data, { loss: meanSquaredError, optimizer, epochs: 20 })]).toHaveLength(20);
  expect([...Array.from(coreAfter(workload, 20))]).toEqual([...mlp.parameters]);
});

test('a sweep trains each network as if it were alone', () => {
  const workload = sweep({ networks: 3, steps: 10 });
  const alone = workload.starts.flatMap((start) => [
    ...byHand({ ...workload, kind: 'training', unit: 'samples', start }, workload.steps),
  ]);
  expect([...Array.from(coreSweep(workload))]).toEqual(alone);
});

test('preparing a run brings it back to the start', async () => {
  const workload = tiny('relu');
  const run = opened.train(workload);
  await run.prepare();
  run.run(7);
  await run.prepare();
  expect([...Array.from(run.result())]).toEqual([...workload.start]);
  run.run(7);
  expect([...Array.from(run.result())]).toEqual([...Array.from(coreAfter(workload, 7))]);
});

test('about a third of the networks of W5 are dead, and deadness is decided on all points', async () => {
  const workload = bornDead();
  const run = opened.bornDead(workload);
  await run.prepare();
  run.run(500);
  expect(run.dead()).toBeGreaterThan(100);
  expect(run.dead()).toBeLessThan(250);
  const [alive, dead] = [1, -1].map((weight) => new Float64Array(188).fill(weight));
  alive.fill(0, 4, 8);
  expect(run.decide?.([alive, dead])).toEqual([false, true]);
});

test('one object for every number gives what the core gives', async () => {
  const peer = await naive.open();
  const w1 = tiny('tanh');
  expect((await checkTraining(peer.train(w1), w1, 1e-11)).largest).toBeLessThan(1e-11);
  const w4 = { ...inSmall(sweep({ networks: 200 })), networks: 2, steps: 3 };
  const few = { ...w4, starts: w4.starts.slice(0, 2) };
  expect((await checkSweep(peer.sweep(few), few, 1e-11)).largest).toBeLessThan(1e-11);
  const w5 = { ...bornDead(), points: Float64Array.of(-1, 0, 1) };
  expect(checkBornDead(peer.bornDead(w5), opened.bornDead(w5), w5).largest).toBe(0);
});

test('the comparison sees a rate that is off by a thousandth', async () => {
  const workload = tiny('relu');
  const wrong = opened.train({ ...workload, learningRate: workload.learningRate * 1.001 });
  const { largest, tolerance } = await checkTraining(wrong, workload, 1e-5);
  expect(largest).toBeGreaterThan(tolerance);
});
