import { SPARK, sparkDrawing, sparkX } from '../figures/death/drawing.ts';
import type { Experiment, Shown } from '../figures/death/model.ts';
import { REMEDIES, type Remedy, STEPS } from '../figures/death/state.ts';
import { remedyName, verdict, why } from '../figures/death/words.ts';

interface Props {
  readonly id: string;
  readonly experiment: Experiment;
  readonly shown: Shown;
  onChoose(remedy: Remedy): void;
}

const TICKS = [0, 10, 50, 100, 200, STEPS];

/** One row for each remedy: its name, the largest z over the steps, how it ended and why. Choosing one shows it above. */
export function DeathRemedies({ id, experiment, shown, onChoose }: Props) {
  return (
    <fieldset class="remedies">
      <legend>
        Seven ways on: the largest z over {STEPS} steps <span>root scales</span>
      </legend>
      <div class="steps">
        <div class="plot vb-300">
          <svg viewBox={`0 0 ${SPARK.width} 18`} aria-hidden="true" focusable="false">
            <text class="tick" x="0" y="12">
              step 0
            </text>
            {TICKS.slice(2).map((step) => (
              <text key={step} class={`tick ${step === STEPS ? 'end' : 'mid'}`} x={sparkX(step)} y="12">
                {step}
              </text>
            ))}
          </svg>
        </div>
      </div>
      <ul>
        {REMEDIES.map((remedy) => {
          const run = experiment.runs[remedy];
          const last = run.moments[run.moments.length - 1].status;
          const chosen = remedy === shown.remedy;
          return (
            <li key={remedy} data-remedy={remedy} data-state={last} class={chosen ? 'is-chosen' : undefined}>
              <label>
                <input
                  type="radio"
                  name={`${id}-remedy`}
                  value={remedy}
                  checked={chosen}
                  autocomplete="off"
                  aria-describedby={`${id}-${remedy}-why`}
                  onChange={() => onChoose(remedy)}
                />
                <span>{remedyName(remedy, experiment.settings)}</span>
              </label>
              <Spark experiment={experiment} remedy={remedy} at={chosen ? shown.step : undefined} />
              <p class="why" id={`${id}-${remedy}-why`}>
                <b data-verdict={remedy}>{sentenceCase(verdict(run))}.</b> {why(remedy, experiment)}
              </p>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** The largest z by step; a strip below is hatched while the unit is dead, and a frame while it is silent. */
function Spark({ experiment, remedy, at }: { experiment: Experiment; remedy: Remedy; at: number | undefined }) {
  const { active, inactive, spans } = sparkDrawing(experiment.runs[remedy]);
  const { width, height, zero, strip } = SPARK;
  return (
    <div class="plot vb-300">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        <path class="gridl" d={TICKS.map((step) => `M${sparkX(step)} 0V${strip}`).join('')} />
        <path class="axis" d={`M0 ${zero}H${width}`} />
        <path class="spark i" d={inactive} />
        <path class="spark a" d={active} />
        {spans.map(({ status, from, to }) => (
          <g key={from}>
            {status === 'dead' && <rect x={from} y={strip} width={to - from} height="7" fill="url(#hatch)" />}
            {status === 'alive' ? (
              <rect class="f-active" x={from} y={strip + 2} width={to - from} height="3" />
            ) : (
              <rect class="dead-s thin" fill-opacity="0" x={from} y={strip} width={to - from} height="7" />
            )}
          </g>
        ))}
        {at !== undefined && <path class="at" d={`M${sparkX(at)} 0V${height}`} />}
      </svg>
    </div>
  );
}

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
