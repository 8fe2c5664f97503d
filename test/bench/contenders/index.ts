/** Who takes part, in the order of the tables. The core comes first: the others are compared with it. */
import type { Contender } from '../contender.ts';
import { brainJs } from './brain-js.ts';
import { convnetjs } from './convnetjs.ts';
import { core } from './core.ts';
import { coreLaw } from './core-law.ts';
import { coreWasm32, coreWasm64 } from './core-wasm.ts';
import { jaxJs } from './jax-js.ts';
import { naive } from './naive.ts';
import { synaptic } from './synaptic.ts';
import { tensorflowjsCpu, tensorflowjsWasm } from './tensorflowjs.ts';

export const contenders: readonly Contender[] = [
  core,
  coreLaw,
  coreWasm64,
  coreWasm32,
  convnetjs,
  brainJs,
  synaptic,
  tensorflowjsCpu,
  tensorflowjsWasm,
  jaxJs,
  naive,
];
