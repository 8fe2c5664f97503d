import {
  ACTIVATIONS,
  type ActivationName,
  activationAt,
  MAX_LAYERS,
  MAX_UNITS,
  type PlaygroundState,
} from '../figures/playground/state.ts';
import { ACTIVATION_WORDS } from '../figures/playground/words.ts';
import { Select } from '../ui/Select.tsx';

const activationOptions = ACTIVATIONS.map((value) => ({ value, label: ACTIVATION_WORDS[value] }));

/** The hidden layers: how many, how many units each, and which activation. */
export function PlaygroundLayers({
  id,
  state,
  onChange,
}: {
  readonly id: string;
  readonly state: PlaygroundState;
  onChange(partial: Partial<PlaygroundState>): void;
}) {
  const { layers } = state;
  const activations = layers.map((_, layer) => activationAt(state, layer));
  const resize = (layer: number, by: number): void =>
    onChange({ layers: layers.map((units, i) => (i === layer ? units + by : units)) });
  const activate = (layer: number, name: ActivationName): void =>
    onChange({ activations: activations.map((old, i) => (i === layer ? name : old)) });
  return (
    <fieldset class="choice play-layers">
      <legend>hidden layers: {layers.length}</legend>
      <ol>
        {layers.map((units, layer) => (
          <li key={layer}>
            <div class="stepper">
              <button
                type="button"
                class="btn"
                aria-label={`One unit less in layer ${layer + 1}`}
                disabled={units <= 1}
                onClick={() => resize(layer, -1)}
              >
                −
              </button>
              <output data-number={`units${layer + 1}`} data-value={units}>
                {units}
              </output>
              <button
                type="button"
                class="btn"
                aria-label={`One unit more in layer ${layer + 1}`}
                disabled={units >= MAX_UNITS}
                onClick={() => resize(layer, 1)}
              >
                +
              </button>
            </div>
            <Select
              id={`${id}-activation${layer + 1}`}
              label={<span class="visually-hidden">activation of layer {layer + 1}</span>}
              value={activations[layer]}
              options={activationOptions}
              onChange={(name) => activate(layer, name)}
            />
          </li>
        ))}
      </ol>
      <div class="transport">
        <button
          type="button"
          class="btn"
          disabled={layers.length >= MAX_LAYERS}
          onClick={() => onChange({ layers: [...layers, layers[layers.length - 1] ?? 4] })}
        >
          Add layer
        </button>
        <button
          type="button"
          class="btn"
          disabled={layers.length === 0}
          onClick={() => onChange({ layers: layers.slice(0, -1) })}
        >
          Remove layer
        </button>
      </div>
    </fieldset>
  );
}
