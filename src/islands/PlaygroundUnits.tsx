import { activeArea, hasKink, kinkLine, THUMB } from '../figures/playground/draw-surface.ts';
import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { activationAt } from '../figures/playground/state.ts';
import { ACTIVATION_WORDS, fateOf, unitName, unitWords } from '../figures/playground/words.ts';
import type { Selected } from './Playground.tsx';

/** Every hidden unit in the plane of the inputs. One of them takes the focus by Tab, the arrows go to the others. */
export function PlaygroundUnits({
  snapshot,
  selected,
  onSelect,
}: {
  readonly snapshot: PlaygroundSnapshot;
  readonly selected: Selected | undefined;
  onSelect(selected: Selected | undefined): void;
}) {
  const { settings, layers, trainCount, deadCount, stuckCount } = snapshot;
  const hidden = layers.slice(0, -1);
  const total = hidden.reduce((sum, { units }) => sum + units.length, 0);
  const first = selected && selected.layer < hidden.length ? selected : { layer: 0, index: 0 };

  function move(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div class="units-part">
      <h3>
        Units{' '}
        <span>
          {total === 0
            ? 'none: inputs and output are linked directly'
            : `${total - deadCount} alive, ${deadCount} dead (hatched)${stuckCount > deadCount ? `, ${stuckCount - deadCount} stuck` : ''}`}
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys go from one button to the next */}
      <div class="unit-layers" onKeyDown={move}>
        {hidden.map(({ units }, layer) => (
          <fieldset key={layer} class="unit-layer">
            <legend>
              layer {layer + 1}: {ACTIVATION_WORDS[activationAt(settings, layer)]}
            </legend>
            {units.map((unit, index) => {
              const fate = fateOf(unit);
              const isSelected = selected?.layer === layer && selected.index === index;
              return (
                <button
                  key={index}
                  type="button"
                  class={`unit is-${fate}`}
                  aria-pressed={isSelected}
                  tabIndex={first.layer === layer && first.index === index ? 0 : -1}
                  data-unit={`${layer + 1}.${index + 1}`}
                  data-state={fate}
                  onClick={() => onSelect(isSelected ? undefined : { layer, index })}
                >
                  <svg viewBox={`0 0 ${THUMB.width} ${THUMB.height}`} aria-hidden="true">
                    {unit.dead ? (
                      <rect width={THUMB.width} height={THUMB.height} fill="url(#hatch)" />
                    ) : (
                      <>
                        <path class="wash-active" d={activeArea(unit)} />
                        {hasKink(settings, layer) && (
                          <path class="s-kink" d={kinkLine(unit, settings, layer, THUMB.width)} />
                        )}
                      </>
                    )}
                  </svg>
                  <span class="visually-hidden">
                    {unitName(layer, index, hidden.length)}, {unitWords(unit, trainCount)}
                  </span>
                  <span aria-hidden="true">{fate === 'active' ? `${unit.active}/${trainCount}` : fate}</span>
                </button>
              );
            })}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
