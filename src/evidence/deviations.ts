/** Where a framework does not compute the function that its name says, or its derivative is wrong off the kink too. */
export interface Deviation {
  readonly frameworkId: string;
  readonly expression: string;
  readonly what: string;
}

const fnnOfOutput = 'its backpropagation takes the derivative at the output of the function, not at its input';
const fnnTanh = 'the constructor does not find this activation by its name and takes tanh';
const jsPytorch = 'its ReLU is a leaky ReLU of slope 0.001';

/** Every one of them; the tests compare the list with the record. */
export const deviations: readonly Deviation[] = [
  { frameworkId: 'ml-fnn', expression: 'relu', what: fnnTanh },
  { frameworkId: 'ml-fnn', expression: 'prelu', what: fnnTanh },
  { frameworkId: 'ml-fnn', expression: 'relu-layer', what: fnnOfOutput },
  { frameworkId: 'ml-fnn', expression: 'softplus', what: fnnOfOutput },
  { frameworkId: 'ml-fnn', expression: 'softsign', what: fnnOfOutput },
  { frameworkId: 'ml-fnn', expression: 'sigmoid', what: fnnOfOutput },
  { frameworkId: 'js-pytorch', expression: 'relu', what: jsPytorch },
  { frameworkId: 'js-pytorch', expression: 'relu-minus-relu', what: jsPytorch },
  { frameworkId: 'js-pytorch', expression: 'relu-plus-relu', what: jsPytorch },
  {
    frameworkId: 'toygrad',
    expression: 'leaky-relu',
    what: 'its derivative is that of ReLU: 0 on the left',
  },
  {
    frameworkId: 'neataptic',
    expression: 'softsign',
    what: 'its derivative is x/(1 + |x|)², which has the sign of x and is 0 at 0',
  },
  { frameworkId: 'synaptic', expression: 'step', what: 'the derivative of its step is 1 everywhere' },
  {
    frameworkId: 'tfjs-cpu',
    expression: 'max-of-x-x',
    what: 'each entry that ties gets the whole gradient, so the two add up to 2',
  },
  {
    frameworkId: 'tfjs-wasm',
    expression: 'max-of-x-x',
    what: 'each entry that ties gets the whole gradient, so the two add up to 2',
  },
  {
    frameworkId: 'tfjs-wasm',
    expression: 'max-pool-x-0',
    what: 'pooling [−1, 0] it sends the gradient to the −1',
  },
  { frameworkId: 'nerdamer', expression: 'maximum-x-0', what: 'it leaves the derivative undone and evaluates it to 0' },
  { frameworkId: 'nerdamer', expression: 'step', what: 'its step is ½ at 0' },
  { frameworkId: 'algebrite', expression: 'sign', what: 'its sign of 0 is 1' },
];
