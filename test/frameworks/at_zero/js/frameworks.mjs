// The JavaScript frameworks: those in node_modules run in npm test too, and must agree with the record.

/** Small packages without a native build: development dependencies of this project. */
export const LIVE = [
  { id: 'tfjs-cpu', name: 'tfjs:cpu', packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'] },
  { id: 'jax-js', name: 'jax-js', packages: ['@jax-js/jax'] },
  { id: 'convnetjs', name: 'convnetjs', packages: ['convnetjs'] },
  { id: 'synaptic', name: 'synaptic', packages: ['synaptic'] },
  { id: 'toygrad', name: 'toygrad', packages: ['toygrad'] },
  { id: 'ml-fnn', name: 'ml-fnn', packages: ['ml-fnn'] },
  { id: 'algebrite', name: 'algebrite', packages: ['algebrite'] },
  { id: 'nerdamer', name: 'nerdamer', packages: ['nerdamer'] },
];

/** Heavy ones: npm run evidence installs them where it needs them. */
export const RECORDED_ONLY = [
  {
    id: 'tfjs-wasm',
    name: 'tfjs:wasm',
    packages: ['@tensorflow/tfjs-core@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0'],
  },
  { id: 'deeplearn', name: 'deeplearn', packages: ['deeplearn@0.5.1'] },
  { id: 'neataptic', name: 'neataptic', packages: ['neataptic@1.4.7'] },
  { id: 'brain-js', name: 'brain-js', packages: ['brain.js@2.0.0-beta.24'] },
  { id: 'js-pytorch', name: 'js-pytorch', packages: ['js-pytorch@0.7.2'] },
  { id: 'mathjs', name: 'mathjs', packages: ['mathjs@15.2.0'] },
];
