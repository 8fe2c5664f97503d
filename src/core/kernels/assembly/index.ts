/** What the TypeScript side calls; the number in a name is the width of the float type. */
import { backward, forward } from './network';
import { Sweep, Training } from './records';
import { sweep } from './sweep';
import { finish, run } from './training';

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

export function run64(training: usize, limit: i32): i32 {
  return run<f64>(changetype<Training>(training), limit);
}

export function finish64(training: usize): f64 {
  return finish<f64>(changetype<Training>(training));
}

export function run32(training: usize, limit: i32): i32 {
  return run<f32>(changetype<Training>(training), limit);
}

export function finish32(training: usize): f64 {
  return finish<f32>(changetype<Training>(training));
}

export function sweep64(run: usize, steps: i32): void {
  sweep<f64>(changetype<Sweep>(run), steps);
}

export function sweep32(run: usize, steps: i32): void {
  sweep<f32>(changetype<Sweep>(run), steps);
}
