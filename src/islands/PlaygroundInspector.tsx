import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { weight as weightParameter } from '../figures/playground/state.ts';
import { sourceName, unitName, unitWords } from '../figures/playground/words.ts';
import { formatShort } from '../ui/format.ts';
import { NumberField } from '../ui/NumberField.tsx';
import type { Selected } from './Playground.tsx';

/** Every number of one unit, to read and to change; the output unit has its place here, too. */
export function PlaygroundInspector({
  id,
  snapshot,
  selected,
  onEdit,
  onSelect,
}: {
  readonly id: string;
  readonly snapshot: PlaygroundSnapshot;
  readonly selected: Selected | undefined;
  onEdit(parameter: number, value: number): void;
  onSelect(selected: Selected | undefined): void;
}) {
  const { layers, settings, trainCount } = snapshot;
  const output = { layer: layers.length - 1, index: 0 };
  const { layer, index } = selected ?? output;
  const unit = layers[layer]?.units[index];
  if (!unit) return null;
  const isOutput = layer === output.layer;
  const field = (name: string, label: string, value: number, at: number) => (
    <NumberField
      // Another unit is another field: nothing typed for one is left in it.
      key={`${layer}.${index}.${name}`}
      id={`${id}-unit-${name}`}
      parameter={{ ...weightParameter, name: `unit-${name}`, label, format: formatShort }}
      value={value}
      onCommit={(next) => onEdit(at, next)}
    />
  );
  return (
    <section class="inspector" aria-label="One unit in numbers">
      <h3>
        {isOutput ? 'Output unit' : unitName(layer, index, layers.length - 1).replace(/^l/, 'L')}{' '}
        <span>{isOutput ? 'choose a hidden unit above to see its numbers' : unitWords(unit, trainCount)}</span>
      </h3>
      <div class="inspector-fields">
        {unit.weights.map((value, from) =>
          field(`w${from + 1}`, `from ${sourceName(settings, layer, from)}`, value, unit.weightsAt + from),
        )}
        {field('bias', 'bias', unit.bias, unit.biasAt)}
      </div>
      {!isOutput && (
        <dl class="facts">
          <div>
            <dt>largest pre-activation</dt>
            <dd data-number="maxPreactivation" data-value={unit.maxPreactivation}>
              {formatShort(unit.maxPreactivation)}
            </dd>
          </div>
          <div>
            <dt>exactly 0 on</dt>
            <dd>{unit.exactZeros} samples</dd>
          </div>
          <div>
            <dt>dormancy</dt>
            <dd>{formatShort(unit.dormancy, 3)}</dd>
          </div>
          {unit.slope !== undefined && (
            <div>
              <dt>learned slope</dt>
              <dd>{formatShort(unit.slope)}</dd>
            </div>
          )}
        </dl>
      )}
      {selected && (
        <button type="button" class="btn" onClick={() => onSelect(undefined)}>
          Show the whole network
        </button>
      )}
    </section>
  );
}
