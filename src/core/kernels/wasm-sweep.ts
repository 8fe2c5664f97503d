import type { SweepTask, SweptNetwork } from '../types.ts';
import { instantiate } from './instance.ts';
import { lossKernel, SOFTMAX } from './loss-kernel.ts';
import { type Floats, obstacle, Workspace } from './workspace.ts';

/** Of assembly/records.ts: a number and thirteen integers. */
const RECORD_BYTES = 8 + 13 * 4;
const VECTOR = 16;

/** Trains a network in each lane of a vector, one block of networks after the other; or says why it cannot. */
export function wasmSweep({ network, initialize, seeds, data, loss, learningRate, steps, keepParameters }: SweepTask) {
  const { layers, dtype, parameters } = network;
  const lossKind = lossKernel(loss, data.targetSize);
  const learned = layers.find(({ slopes }) => slopes.length > 0);
  const reason =
    obstacle(layers, dtype) ??
    (lossKind === undefined || lossKind === SOFTMAX ? `no kernel for a sweep with the loss ${loss.name}` : undefined) ??
    (learned && `no kernel for a sweep with the activation ${learned.activation.name}`);
  if (reason !== undefined) return reason;
  const kernels = instantiate();
  if (typeof kernels === 'string') return kernels;

  const single = dtype === 'float32';
  const lanes = single ? 4 : 2;
  const size = parameters.length;
  const workspace = new Workspace(kernels, network, {
    capacity: data.count,
    lanes,
    extraBytes: [RECORD_BYTES, size * VECTOR, data.targets.length * 8, lanes * 8, lanes * 8, VECTOR],
  });
  const [record, soundAt, targetsAt, lossesAt, soundLossesAt, aliveAt] = workspace.extras;
  workspace.write(
    record,
    [learningRate],
    [
      workspace.layers,
      workspace.layerCount,
      workspace.parametersAt,
      workspace.gradientAt,
      size,
      soundAt,
      workspace.inputsAt,
      targetsAt,
      data.count,
      lossKind ?? 0,
      lossesAt,
      soundLossesAt,
      aliveAt,
    ],
  );
  const { buffer } = kernels.memory;
  new Float64Array(buffer, targetsAt, data.targets.length).set(data.targets);
  fillInputs(workspace.inputs, data.inputs, data.count, lanes);
  const sound = workspace.view(soundAt, size * lanes);
  const losses = new Float64Array(buffer, soundLossesAt, lanes);
  const alive = new Int8Array(buffer, aliveAt, VECTOR);

  const networks: SweptNetwork[] = [];
  for (let first = 0; first < seeds.length; first += lanes) {
    for (let lane = 0; lane < lanes; lane++) {
      // Lanes without a network of their own train the last one again.
      if (first + lane < seeds.length) initialize(seeds[first + lane]);
      for (let i = 0; i < size; i++) workspace.parameters[i * lanes + lane] = parameters[i];
    }
    sound.set(workspace.parameters);
    if (single) kernels.sweep32(record, steps);
    else kernels.sweep64(record, steps);
    for (let lane = 0; lane < lanes && first + lane < seeds.length; lane++) {
      networks.push({
        seed: seeds[first + lane],
        loss: losses[lane],
        diverged: alive[(lane * VECTOR) / lanes] === 0,
        ...(keepParameters && { parameters: laneOf(workspace.parameters, size, lanes, lane) }),
      });
    }
  }
  return networks;
}

/** [input][point][lane] from [point][input]. */
function fillInputs(into: Floats, inputs: Float64Array, points: number, lanes: number): void {
  const inSize = inputs.length / points;
  for (let k = 0; k < into.length; k++) {
    const vector = Math.floor(k / lanes);
    into[k] = inputs[(vector % points) * inSize + Math.floor(vector / points)];
  }
}

const laneOf = (vectors: Floats, size: number, lanes: number, lane: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => vectors[i * lanes + lane]);
