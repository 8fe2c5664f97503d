/** Forward and backward through all layers, as the class Network of ../../mlp.ts does it. */
import { activate, multiplyByDerivatives, sumSlopeGradient } from './activation';
import { columnSum, product, transpose } from './product';
import { Layer, layerAt } from './records';

export function forward<T>(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(layers, l);
    affine<T>(layer, inputs, count);
    activate<T>(layer, count);
    inputs = layer.activations;
  }
}

/** The deltas of the last layer hold dL/doutput. */
export function backward<T>(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  for (let l = layerCount - 1; l >= 0; l--) {
    const layer = layerAt(layers, l);
    if (layer.slopeCount > 0) sumSlopeGradient<T>(layer, count);
    multiplyByDerivatives<T>(layer, count);
    outerSum<T>(layer, l > 0 ? layerAt(layers, l - 1).activations : inputs, count);
    columnSum<T>(layer.deltas, layer.biasGradient, count, layer.outSize);
    if (l > 0) throughWeights<T>(layer, layerAt(layers, l - 1).deltas, count);
  }
}

/** preactivations[s][o] = biases[o] + Σᵢ inputs[s][i] · weights[o][i]. */
function affine<T>(layer: Layer, inputs: usize, count: i32): void {
  const inSize = layer.inSize;
  const outSize = layer.outSize;
  transpose<T>(layer.weights, layer.transposed, outSize, inSize);
  product<T>(
    inputs,
    <usize>inSize * sizeof<T>(),
    sizeof<T>(),
    layer.transposed,
    <usize>outSize * sizeof<T>(),
    layer.biases,
    layer.preactivations,
    count,
    outSize,
    inSize,
  );
}

/** weightGradient[o][i] = Σₛ deltas[s][o] · inputs[s][i]. */
function outerSum<T>(layer: Layer, inputs: usize, count: i32): void {
  const inSize = layer.inSize;
  const outSize = layer.outSize;
  product<T>(
    layer.deltas,
    sizeof<T>(),
    <usize>outSize * sizeof<T>(),
    inputs,
    <usize>inSize * sizeof<T>(),
    0,
    layer.weightGradient,
    outSize,
    inSize,
    count,
  );
}

/** into[s][i] = Σₒ deltas[s][o] · weights[o][i]. */
function throughWeights<T>(layer: Layer, into: usize, count: i32): void {
  const inSize = layer.inSize;
  const outSize = layer.outSize;
  product<T>(
    layer.deltas,
    <usize>outSize * sizeof<T>(),
    sizeof<T>(),
    layer.weights,
    <usize>inSize * sizeof<T>(),
    0,
    into,
    count,
    inSize,
    outSize,
  );
}
