import { useMemo } from 'preact/hooks';
import type { Snapshot } from '../figures/training/snapshot.ts';
import { sampleMarks, THUMB, thumbDrawing } from '../figures/training/surface.ts';
import { unitWords } from '../figures/training/words.ts';

/** Each hidden unit in the plane of the inputs: where it is active, its kink, and whether it is dead. */
export function TrainingUnits({ id, snapshot }: { readonly id: string; readonly snapshot: Snapshot }) {
  const { settings, deadCount, silentCount, units, count } = snapshot;
  const dots = useMemo(() => {
    const samples = sampleMarks(settings, THUMB.width);
    const size = samples.length < 10 ? 5 : 2;
    return samples
      .map(({ x, y }) => `M${(x - size / 2).toFixed(1)} ${(y - size / 2).toFixed(1)}h${size}v${size}h-${size}z`)
      .join('');
  }, [settings.data, settings.seed]);
  const quiet = silentCount - deadCount;
  return (
    <div class="units-part">
      <h3>
        Units{' '}
        <span>
          {units.length - silentCount} active, {deadCount} dead (hatched)
          {quiet > 0 && `, ${quiet} silent with a gradient`}
        </span>
      </h3>
      <svg class="defs" aria-hidden="true" focusable="false">
        <defs>
          <path id={`${id}-dots`} d={dots} />
        </defs>
      </svg>
      <ul class="units">
        {units.map((unit, i) => {
          const { active, kink } = thumbDrawing(unit, settings);
          const fate = unit.dead ? 'dead' : unit.silent ? 'silent' : 'active';
          return (
            <li key={i} class={`unit is-${fate}`} data-unit={i + 1} data-state={fate} data-since={unit.silentSince}>
              <svg
                viewBox={`0 0 ${THUMB.width} ${THUMB.height}`}
                role="img"
                aria-label={`Unit ${i + 1}: ${unitWords(unit, count)}`}
              >
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
