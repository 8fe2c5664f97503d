/** Forward and backward through all layers, as the class Network of ../../mlp.ts does it. */
import { activate, multiplyByDerivatives, sumSlopeGradient } from './activation';
import { columnSum, product } from './product';
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
  const number = sizeof<T>();
  const row = <usize>layer.inSize * number;
  product<T>(
    inputs,
    row,
    number,
    layer.weights,
    number,
    row,
    layer.panel,
    layer.biases,
    layer.preactivations,
    count,
    layer.outSize,
    layer.inSize,
  );
}

/** weightGradient[o][i] = Σₛ deltas[s][o] · inputs[s][i]. */
function outerSum<T>(layer: Layer, inputs: usize, count: i32): void {
  const number = sizeof<T>();
  const inRow = <usize>layer.inSize * number;
  const outRow = <usize>layer.outSize * number;
  product<T>(
    layer.deltas,
    number,
    outRow,
    inputs,
    inRow,
    number,
    0,
    0,
    layer.weightGradient,
    layer.outSize,
    layer.inSize,
    count,
  );
}

/** into[s][i] = Σₒ deltas[s][o] · weights[o][i]. */
function throughWeights<T>(layer: Layer, into: usize, count: i32): void {
  const number = sizeof<T>();
  const inRow = <usize>layer.inSize * number;
  const outRow = <usize>layer.outSize * number;
  product<T>(
    layer.deltas,
    outRow,
    number,
    layer.weights,
    inRow,
    number,
    0,
    0,
    into,
    count,
    layer.inSize,
    layer.outSize,
  );
}
