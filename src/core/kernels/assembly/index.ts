/** What the TypeScript side calls; the number in a name is the width of the float type. */
import { backward, forward } from './network';

/** The first address that is free. */
export function heapBase(): usize {
  return __heap_base;
}

export function forward64(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  forward<f64>(layers, layerCount, inputs, count);
}

export function backward64(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  backward<f64>(layers, layerCount, inputs, count);
}

export function forward32(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  forward<f32>(layers, layerCount, inputs, count);
}

export function backward32(layers: usize, layerCount: i32, inputs: usize, count: i32): void {
  backward<f32>(layers, layerCount, inputs, count);
}
