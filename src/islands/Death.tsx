import { useMemo, useRef } from 'preact/hooks';
import { changesOf, runExperiment, shownOf } from '../figures/death/model.ts';
import { oneUnit, sceneOf } from '../figures/death/scene.ts';
import { type DeathState, deathParameters as parameters, RATE_RANGE, STEPS } from '../figures/death/state.ts';
import { deathSentence, momentTable, rateText, remedyName, runTable, stepText } from '../figures/death/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { formatNumber, formatShort, rawNumber } from '../ui/format.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Problems } from '../ui/Problems.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { useFigureState } from '../ui/use-figure-state.ts';
import { DeathPanel } from './DeathPanel.tsx';
import { DeathRemedies } from './DeathRemedies.tsx';

export interface DeathProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<DeathState> | undefined;
}

const INPUTS = [
  { value: 'positive', label: 'all above 0' },
  { value: 'both', label: 'on both sides' },
] as const;

/** Drag the learning rate over the threshold at which one step kills the unit; choose what comes after it. */
export default function Death({ id, title, preset }: DeathProps) {
  const { state, problems, ready, set, commit, reset } = useFigureState(id, parameters, preset);
  const { inputs, rate, later, momentum, decay, slope, seed } = state;
  const experiment = useMemo(
    () => runExperiment({ inputs, rate, later, momentum, decay, slope, seed }),
    [inputs, rate, later, momentum, decay, slope, seed],
  );
  const svgs = [useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null)];
  const scene = sceneOf(state);
  const shown = shownOf(experiment, state);
  const { before, after } = experiment.kill;
  const { kills, forGood } = experiment.thresholds;
  const sentence = deathSentence(experiment, shown);
  const name = remedyName(shown.remedy, state);
  const unit = { mlp: oneUnit(scene.start), layer: 0 };
  const stops = [kills.from, kills.to, forGood].filter(
    (stop) => stop !== undefined && stop <= RATE_RANGE[1],
  ) as number[];

  function change(partial: Partial<DeathState>): void {
    set(partial);
    commit();
  }
  const field = (key: 'later' | 'momentum' | 'decay' | 'slope' | 'seed') => (
    <NumberField
      id={`${id}-${key}`}
      parameter={parameters[key]}
      value={state[key]}
      onCommit={(value) => change({ [key]: value })}
    />
  );

  return (
    <div class="death" data-ready={ready}>
      <div class="controls">
        <Slider
          id={`${id}-rate`}
          name="rate"
          label={
            <>
              learning rate <i>η</i>
            </>
          }
          value={rate}
          min={RATE_RANGE[0]}
          max={RATE_RANGE[1]}
          step={0.001}
          bigStep={0.01}
          stops={stops}
          marks={stops}
          band={[kills.from, Math.min(kills.to, RATE_RANGE[1])]}
          tone="dead"
          digits={4}
          valueText={rateText(experiment)}
          onInput={(next) => set({ rate: next })}
          onCommit={commit}
        />
      </div>
      <div class="death-top">
        <Segmented
          id={`${id}-inputs`}
          label="inputs x"
          value={inputs}
          options={INPUTS}
          onChange={(value) => change({ inputs: value })}
        />
        <dl>
          <div>
            <dt>kills in this step</dt>
            <dd>
              η ≥ <Rate name="kills-from" value={kills.from} />
              {kills.to < Number.POSITIVE_INFINITY && (
                <>
                  {' '}
                  and ≤ <Rate name="kills-to" value={kills.to} />
                </>
              )}
            </dd>
          </div>
          {forGood !== undefined && (
            <div>
              <dt>leaves b ≤ 0 besides</dt>
              <dd>
                η ≥ <Rate name="for-good" value={forGood} />
              </dd>
            </div>
          )}
          <div>
            <dt>the step</dt>
            <dd>
              w = {formatShort(before.weights[0])} − η · {formatShort(before.weightGradient[0])} ={' '}
              {formatNumber(after.weights[0], 4)}
            </dd>
            <dd>
              b = {formatShort(before.bias)} − η · {formatShort(before.biasGradient)} = {formatNumber(after.bias, 4)}
            </dd>
          </div>
        </dl>
        <button type="button" class="btn btn-quiet" onClick={reset}>
          Reset
        </button>
      </div>
      <div class="death-panels">
        <DeathPanel
          name="before"
          title="Before the step"
          note="output = v · max(0, wx + b) + c"
          subject={unit}
          moment={before}
          scene={scene}
          svg={svgs[0]}
        />
        <DeathPanel
          name="after"
          title={`After one step, η = ${formatShort(rate, 5)}`}
          note={after.status === 'alive' ? `above 0 on ${after.active} of 4 inputs` : 'at or below 0 on every input'}
          subject={unit}
          moment={after}
          scene={scene}
          svg={svgs[1]}
        />
        <DeathPanel
          name="shown"
          title={`${shown.step} ${shown.step === 1 ? 'step' : 'steps'} later`}
          note={name}
          subject={shown.run.subject}
          moment={shown.moment}
          scene={scene}
          svg={svgs[2]}
        />
      </div>
      <Legend />
      <div class="controls">
        <Slider
          id={`${id}-step`}
          name="step"
          label="steps later"
          value={shown.step}
          min={0}
          max={STEPS}
          step={1}
          bigStep={20}
          stops={changesOf(shown.run).map(({ step }) => step)}
          marks={changesOf(shown.run).map(({ step }) => step)}
          digits={0}
          valueText={stepText(shown)}
          onInput={(step) => set({ step })}
          onCommit={commit}
        />
      </div>
      <DeathRemedies id={id} experiment={experiment} shown={shown} onChoose={(remedy) => change({ remedy })} />
      <div class="controls death-settings">
        {field('later')}
        {field('momentum')}
        {field('decay')}
        {field('slope')}
        {field('seed')}
      </div>
      <p class="fig-says">{sentence}</p>
      <Problems problems={problems} />
      <div class="fig-foot">
        <DataTable
          id={`${id}-moments`}
          label="Numbers"
          caption={`The step, and every remedy ${shown.step} steps later`}
          table={momentTable(experiment, shown.step)}
        />
        <DataTable id={`${id}-run`} label="The run in numbers" caption={name} table={runTable(shown)} />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => svgs.flatMap(({ current }) => current ?? [])}
        />
      </div>
    </div>
  );
}

function Rate({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <span data-number={name} data-value={rawNumber(value)}>
      {formatNumber(value, 5)}
    </span>
  );
}

function Legend() {
  const marks = [
    ['z = wx + b above 0', <path key="" class="s-active" d="M0 7H26" />],
    ['z at or below 0', <path key="" class="s-inactive" d="M0 7H26" />],
    ['flat side of ReLU', <rect key="" width="26" height="14" fill="url(#hatch-soft)" />],
    ['kink', <circle key="" class="f-kink" cx="13" cy="7" r="4.5" />],
    ['output', <path key="" class="ink" d="M0 7H26" />],
    ['target', <path key="" class="target" d="M8 7h10M13 2v10" />],
  ] as const;
  return (
    <ul class="legend">
      {marks.map(([label, mark]) => (
        <li key={label}>
          <svg viewBox="0 0 26 14" aria-hidden="true" focusable="false">
            {mark}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
