import { useMemo } from 'preact/hooks';
import { sampleMarks, THUMB, thumbDrawing } from '../figures/training/drawing.ts';
import { datasetOf, type Snapshot } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';
import { unitWords } from '../figures/training/words.ts';

/** Each hidden unit in the plane of the inputs: where it is active, its kink, and whether it is dead. */
export function TrainingUnits({ id, snapshot, state }: { readonly id: string; readonly snapshot: Snapshot; readonly state: TrainingState }) {
  const dots = useMemo(
    () =>
      sampleMarks(datasetOf(state), state, THUMB.width)
        .map(({ x, y }) => `M${(x - 1).toFixed(1)} ${(y - 1).toFixed(1)}h2v2h-2z`)
        .join(''),
    [state.data, state.seed],
  );
  const { deadCount, silentCount, units, count } = snapshot;
  const quiet = silentCount - deadCount;
  return (
    <div class="units-part">
      <h3>
        Units{' '}
        <span>
          {units.length - silentCount} active, {deadCount} dead (hatched){quiet > 0 && `, ${quiet} silent with a gradient`}
        </span>
      </h3>
      <svg class="defs" aria-hidden="true" focusable="false">
        <defs>
          <path id={`${id}-dots`} d={dots} />
        </defs>
      </svg>
      <ul class="units">
        {units.map((unit, i) => {
          const { active, kink } = thumbDrawing(unit, state);
          const state_ = unit.dead ? 'dead' : unit.silent ? 'silent' : 'active';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its index
            <li key={i} class={`unit is-${state_}`} data-unit={i + 1} data-state={state_}>
              <svg viewBox={`0 0 ${THUMB.width} ${THUMB.height}`} role="img" aria-label={`Unit ${i + 1}: ${unitWords(unit, count)}`}>
                {unit.dead ? (
                  <rect width={THUMB.width} height={THUMB.height} fill="url(#hatch)" />
                ) : (
                  <>
                    <path class="wash-active" d={active} />
                    <path class="s-kink" d={kink} />
                    <use class="ink-f" href={`#${id}-dots`} />
                  </>
                )}
              </svg>
              <span>
                <b>
                  {i + 1}
                  {unit.dead && ' dead'}
                  {unit.silent && !unit.dead && ' silent'}
                </b>
                <i data-number="active" data-value={unit.active}>
                  {unit.silent ? `step ${unit.silentSince}` : `${unit.active}/${count}`}
                </i>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
