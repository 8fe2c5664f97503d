// ml-fnn: backpropagation through the real layers, with weights 1 and biases 0.
import { load, versionOf } from './load.mjs';

// The constructor does not find the activation by its name and takes tanh; a loaded network has the one it names.
const CODES = {
  relu: 'new FNN({ activation: "relu" })',
  'relu-layer': 'FNN.load({ activation: "relu", … })',
  prelu: 'new FNN({ activation: "parametric-relu", activationParam: 0.25 })',
  'prelu-layer': 'FNN.load({ activation: "parametric-relu", activationParam: 0.25, … })',
  softplus: 'FNN.load({ activation: "softplus", … })',
  softsign: 'FNN.load({ activation: "softsign", … })',
  sigmoid: 'FNN.load({ activation: "logistic", … })',
  tanh: 'FNN.load({ activation: "tanh", … })',
};

export function open() {
  const { Matrix } = load('ml-matrix');
  const FNN = load('ml-fnn').default ?? load('ml-fnn');
  const run = (code, _dtype, _mode, point) => {
    const activation = /activation: "([a-z-]+)"/.exec(code)[1];
    const options = { activation, activationParam: 0.25, hiddenLayers: [1] };
    const layer = { model: 'Layer', inputSize: 1, outputSize: 1, W: [[1]], b: [[0]], ...options };
    const network = code.startsWith('new')
      ? new FNN(options)
      : FNN.load({ model: 'FNN', layers: [layer, layer], ...options });
    if (!network.model) network.buildNetwork(1, 1);
    const [hidden, output] = network.model;
    for (const { W } of network.model) W.set(0, 0, 1);
    const activations = hidden.forward(new Matrix([[point]]));
    // The output layer sends its error back through the activation before it.
    return [activations.get(0, 0), output.backpropagation(new Matrix([[1]]), activations).get(0, 0)];
  };
  return { NAME: 'ml-fnn', VERSION: versionOf('ml-fnn'), CODES, RUNS: [['float64', 'hand-written']], run };
}
