import { createMlp, leakyRelu, type Optimizer, reinitializeDeadUnits, sgd, zeros } from '../../core/index.ts';
import { follow, type Run, type Subject } from './moment.ts';
import { oneUnit, type Scene, sceneOf } from './scene.ts';
import { REMEDIES, type Remedy, type Settings, STEPS } from './state.ts';

/** A network after the killing step, and the optimizer that goes on with it. */
interface Treatment {
  readonly subject: Subject;
  readonly optimizer: Optimizer;
}

type Treat = (scene: Scene, settings: Settings, killed: Float64Array) => Treatment;

const inFirstLayer = (mlp: Subject['mlp']): Subject => ({ mlp, layer: 0 });

const treatments: Record<Remedy, Treat> = {
  lower: (_, { later }, killed) => ({
    subject: inFirstLayer(oneUnit(killed)),
    optimizer: sgd({ learningRate: later }),
  }),
  // The same optimizer did the killing step, so it holds the velocity of it. From rest, that step is the same.
  momentum(scene, { rate, momentum }) {
    const mlp = oneUnit(scene.start);
    const optimizer = sgd({ learningRate: rate, momentum });
    follow(inFirstLayer(mlp), scene.data, optimizer, 1);
    return { subject: inFirstLayer(mlp), optimizer };
  },
  decay: (_, { later, decay }, killed) => ({
    subject: inFirstLayer(oneUnit(killed)),
    optimizer: sgd({ learningRate: later, weightDecay: decay }),
  }),
  decayAll: (_, { later, decay }, killed) => ({
    subject: inFirstLayer(oneUnit(killed)),
    optimizer: sgd({ learningRate: later, weightDecay: decay, decayBiases: true }),
  }),
  leaky: (_, { later, slope }, killed) => ({
    subject: inFirstLayer(oneUnit(killed, leakyRelu({ negativeSlope: slope }))),
    optimizer: sgd({ learningRate: later }),
  }),
  redo({ data }, { later, seed }, killed) {
    const mlp = oneUnit(killed);
    reinitializeDeadUnits(mlp, data.inputs, data.count, { seed });
    return { subject: inFirstLayer(mlp), optimizer: sgd({ learningRate: later }) };
  },
  below: (_, { inputs, later }, killed) => ({
    subject: { mlp: aboveAnotherLayer(inputs, killed), layer: 1 },
    optimizer: sgd({ learningRate: later }),
  }),
};

/**
 * The unit with a ReLU layer below it and a living neighbor beside it: without one, nothing would reach that layer. The
 * layer starts as x itself, or as its two halves max(x, 0) and max(−x, 0), so the unit's z is what it was. The neighbor
 * adds the sum of the layer's outputs to the network's output.
 */
function aboveAnotherLayer(inputs: Settings['inputs'], [w, b, v, c]: Float64Array): Subject['mlp'] {
  const halves = inputs === 'positive' ? [1] : [1, -1];
  const mlp = createMlp({ sizes: [1, halves.length, 2, 1], initializer: zeros() });
  const [below, layer, output] = mlp.layers;
  below.weights.set(halves);
  layer.weights.set([...halves.map((half) => half * w), ...halves.map(() => 1)]);
  layer.biases.set([b, 0]);
  output.weights.set([v, 1]);
  output.biases.set([c]);
  return mlp;
}

/** What each remedy does in 400 steps from the moment after the killing step. */
export function runRemedies(settings: Settings, killed: Float64Array): Record<Remedy, Run> {
  const scene = sceneOf(settings);
  const run = (remedy: Remedy): Run => {
    const { subject, optimizer } = treatments[remedy](scene, settings, killed);
    return follow(subject, scene.data, optimizer, STEPS);
  };
  return Object.fromEntries(REMEDIES.map((remedy) => [remedy, run(remedy)])) as Record<Remedy, Run>;
}
