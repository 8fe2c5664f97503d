import type { Dtype } from '../dtype.ts';
import type { EngineReport, Layer, Mlp, ParameterGroup, Rng, TrainingSteps, TrainingTask } from '../types.ts';
import { requireInteger, requireLength } from '../validate.ts';
import { BatchBuffer } from './batch-buffer.ts';
import { instantiate, type Kernels } from './instance.ts';
import { canStep, type LastBatch, WasmSteps } from './wasm-steps.ts';
import { Workspace } from './workspace.ts';

/**
 * A network computed by the kernels. Its arrays are those of the network it was made from; the kernels' memory is never
 * shown: parameters are copied in before a call and results out after it. So whoever changes parameters or keeps an
 * array does it as with any other network.
 */
export class WasmMlp implements Mlp {
  readonly sizes: readonly number[];
  readonly layers: readonly Layer[];
  readonly groups: readonly ParameterGroup[];
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly dtype: Dtype;
  readonly engine: EngineReport = { name: 'wasm', reason: '' };
  hasGradient = false;
  readonly #network: Mlp;
  /** The first instance, until a batch needs it. */
  #spare: Kernels | undefined;
  readonly #outputs = new BatchBuffer();
  #workspace: Workspace | undefined;
  /** What the last forward saw, and where: a training run has a workspace of its own. */
  #last: LastBatch | undefined;
  /** Counts forwards, so that layers know whether what they have copied is of the last one. */
  #forwards = 0;

  constructor(network: Mlp, kernels: Kernels) {
    this.sizes = network.sizes;
    this.groups = network.groups;
    this.parameters = network.parameters;
    this.gradient = network.gradient;
    this.dtype = network.dtype;
    this.#network = network;
    this.#spare = kernels;
    this.layers = network.layers.map((layer, l) => this.#layer(layer, l));
  }

  storeParameters(): void {
    this.#network.storeParameters();
  }

  forward(inputs: ArrayLike<number>, count: number, _random?: Rng): Float64Array {
    requireInteger('forward', 'count', count, 1, 2 ** 31);
    requireLength('forward', 'inputs', inputs, count * this.sizes[0]);
    this.storeParameters();
    const workspace = this.#roomFor(count);
    workspace.parameters.set(this.parameters);
    workspace.inputs.set(inputs);
    workspace.forward(workspace.inputsAt, count);
    this.#last = { workspace, inputs: workspace.inputsAt, count };
    this.#forwards++;
    const outputs = this.#outputs.of(count * this.#outputSize);
    copyInto(outputs, workspace.activations[this.layers.length - 1]);
    return outputs;
  }

  backward(outputGradient: ArrayLike<number>): void {
    if (!this.#last) throw new RangeError('backward: a forward must come first, got none');
    const { workspace, inputs, count } = this.#last;
    requireLength('backward', 'outputGradient', outputGradient, count * this.#outputSize);
    workspace.parameters.set(this.parameters);
    workspace.deltas.set(outputGradient);
    workspace.backward(inputs, count);
    this.gradient.set(workspace.gradient);
    this.hasGradient = true;
  }

  steps(task: TrainingTask): TrainingSteps | undefined {
    if (!canStep(this, task)) return undefined;
    return new WasmSteps(this.#instance('train'), this, task, (last, stepped) => {
      this.#last = last;
      this.#forwards++;
      this.hasGradient ||= stepped;
    });
  }

  get #outputSize(): number {
    return this.sizes[this.sizes.length - 1];
  }

  #roomFor(count: number): Workspace {
    const known = this.#workspace;
    if (known && known.capacity >= count) return known;
    // Twice the room, so that batches that grow by one do not each ask for a new memory.
    const capacity = known ? Math.max(count, 2 * known.capacity) : count;
    this.#workspace = new Workspace(this.#instance('forward'), this, { capacity });
    return this.#workspace;
  }

  #instance(where: string): Kernels {
    const kernels = this.#spare ?? instantiate();
    if (typeof kernels === 'string') throw new Error(`${where}: more memory is needed, but ${kernels}`);
    this.#spare = undefined;
    return kernels;
  }

  /** A layer of the network, except that its values of the last forward are fetched from the kernels when read. */
  #layer(layer: Layer, l: number): Layer {
    const fetched = (rows: 'preactivations' | 'activations'): (() => Float64Array) => {
      const buffer = new BatchBuffer();
      let seen = 0;
      return () => {
        const values = buffer.of((this.#last?.count ?? 0) * layer.outSize);
        if (seen !== this.#forwards && this.#last) {
          copyInto(values, this.#last.workspace[rows][l]);
          seen = this.#forwards;
        }
        return values;
      };
    };
    const preactivations = fetched('preactivations');
    const activations = fetched('activations');
    const { inSize, outSize, activation, weights, biases, weightGradient, biasGradient, slopes, slopeGradient } = layer;
    return {
      inSize,
      outSize,
      activation,
      weights,
      biases,
      weightGradient,
      biasGradient,
      slopes,
      slopeGradient,
      get preactivations() {
        return preactivations();
      },
      get activations() {
        return activations();
      },
      derivative: (z, unit) => layer.derivative(z, unit),
    };
  }
}

function copyInto(values: Float64Array, from: ArrayLike<number>): void {
  for (let k = 0; k < values.length; k++) values[k] = from[k];
}
