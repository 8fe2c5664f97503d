// brain.js: backpropagation through a real network of one weight, which is 1, and no bias.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'new NeuralNetwork({ activation: "relu" })',
  'leaky-relu': 'new NeuralNetwork({ activation: "leaky-relu", leakyReluAlpha: 0.01 })',
  'leaky-relu-tenth': 'new NeuralNetwork({ activation: "leaky-relu", leakyReluAlpha: 0.1 })',
  sigmoid: 'new NeuralNetwork({ activation: "sigmoid" })',
  tanh: 'new NeuralNetwork({ activation: "tanh" })',
};

export function open() {
  const { NeuralNetwork } = load('brain.js');
  const run = (code, _dtype, _mode, point) => {
    const [, activation] = /activation: "([a-z-]+)"/.exec(code);
    const leakyReluAlpha = Number(/Alpha: ([\d.]+)/.exec(code)?.[1] ?? 0.01);
    const network = new NeuralNetwork({ activation, leakyReluAlpha, inputSize: 1, outputSize: 1, hiddenLayers: [] });
    network.initialize();
    network.weights[1][0][0] = 1;
    network.biases[1][0] = 0;
    const [output] = network.runInput(new Float32Array([point]));
    // An error of 1 at the output.
    network.calculateDeltas(new Float32Array([output + 1]));
    return [output, network.deltas[1][0] / network.errors[1][0]];
  };
  return { NAME: 'brain.js', VERSION: versionOf('brain.js'), CODES, RUNS: [['float32', 'hand-written']], run };
}
