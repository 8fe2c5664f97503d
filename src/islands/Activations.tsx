import { useMemo, useRef } from 'preact/hooks';
import { activationNames, kindOf } from '../figures/activations/catalog.ts';
import { conventionsTable, type Recorded } from '../figures/activations/conventions.ts';
import { activationsDrawing } from '../figures/activations/drawing.ts';
import { zAt } from '../figures/activations/frame.ts';
import { activationsGraphs } from '../figures/activations/graphs.ts';
import { activationsModel } from '../figures/activations/model.ts';
import {
  type ActivationsState,
  activationsParameters,
  changed,
  type Slot,
  slots,
  spans,
} from '../figures/activations/state.ts';
import { valuesTable, zText } from '../figures/activations/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { dragHandlers } from '../ui/drag.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { magnetic } from '../ui/slider-scale.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { ActivationPlot } from './ActivationPlot.tsx';
import { ActivationReadout } from './ActivationReadout.tsx';
import { Swatch } from './Swatch.tsx';

export interface ActivationsProps {
  /** The figure's id on the page and its key in the address. */
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<ActivationsState> | undefined;
  /** What frameworks returned at kinks, read from the evidence when the site is built. */
  readonly recorded?: Recorded | undefined;
}

const NAMES = activationNames.map((value) => ({ value, label: kindOf(value).title }));
const NAMES_OR_NONE = [{ value: 'none', label: 'none' } as const, ...NAMES];
const PLACE: Record<Slot, string> = { a: 'First', b: 'Second', c: 'Third' };
const SPANS = spans.map((value) => ({ value, label: `±${value}` }));

/** Up to three activations over each other, with both derivatives; drag z through their kinks. */
export default function Activations({ id, title, preset, recorded = {} }: ActivationsProps) {
  const { state, problems, ready, set, commit, reset } = useFigureState(id, activationsParameters, preset);
  const pictures = [useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null), useRef<SVGSVGElement>(null)] as const;

  const model = useMemo(() => activationsModel(state), [state]);
  const { span, views, z } = model;
  // A drag of z moves marks over lines that stay.
  const lines = JSON.stringify([{ ...state, z: 0 }, span]);
  const graphs = useMemo(() => activationsGraphs(model), [lines]);
  const drawing = activationsDrawing(model, graphs);
  const kinks = [...new Set([0, ...views.flatMap(({ activation }) => activation.kinks)])].filter(
    (kink) => Math.abs(kink) <= span,
  );
  const zScale = { min: -span, max: span, step: 0.05, bigStep: 0.5, stops: kinks };

  const move = (partial: Partial<ActivationsState>): void => set(changed(state, partial));
  function change(partial: Partial<ActivationsState>): void {
    move(partial);
    commit();
  }
  const drag = dragHandlers({
    onMove: ({ x }) => set({ z: magnetic(zScale, zAt(x, span)) }),
    onEnd: commit,
    control: `${id}-z`,
  });

  return (
    <div class="activations" data-ready={ready}>
      <div class="controls activations-choice">
        {slots.map((slot) => (
          <Select
            key={slot}
            id={`${id}-${slot}`}
            label={
              <>
                <Swatch slot={slot} /> {PLACE[slot]}
                <span class="visually-hidden"> activation</span>
              </>
            }
            value={state[slot]}
            options={slot === 'a' ? NAMES : NAMES_OR_NONE}
            onChange={(name) => change({ [slot]: name })}
          />
        ))}
      </div>
      <div class="activations-plots">
        <ActivationPlot
          id={`${id}-value`}
          drawing={drawing.value}
          says={model.sentence}
          svg={pictures[0]}
          drag={drag}
          handle
        />
        <ActivationPlot id={`${id}-derivative`} drawing={drawing.derivative} svg={pictures[1]} drag={drag} />
        <ActivationPlot id={`${id}-second`} drawing={drawing.second} svg={pictures[2]} drag={drag} />
      </div>
      <Legend />
      <div class="controls">
        <Slider
          id={`${id}-z`}
          name="z"
          label={<i>z</i>}
          value={z}
          {...zScale}
          marks={kinks}
          valueText={zText(model)}
          onInput={(next) => set({ z: next })}
          onCommit={commit}
        />
        <div class="control-pair">
          <Segmented
            id={`${id}-span`}
            label={<span class="visually-hidden">Window of z</span>}
            value={state.span}
            options={SPANS}
            onChange={(next) => change({ span: next })}
          />
          <button type="button" class="btn btn-quiet" onClick={reset}>
            Reset
          </button>
        </div>
      </div>
      <div class="activations-read">
        {views.map((view) => (
          <ActivationReadout
            key={view.slot}
            id={id}
            view={view}
            recorded={recorded[view.name]}
            onInput={(key, value) => move({ [key]: value })}
            onCommit={commit}
          />
        ))}
      </div>
      <p class="fig-says">{model.sentence}</p>
      <Problems problems={[...problems, ...model.refusals]} />
      <div class="fig-foot">
        <DataTable id={id} caption="Values along z" table={valuesTable(model)} />
        <DataTable
          id={`${id}-recorded`}
          label="Frameworks at the kinks"
          caption="What frameworks returned at the kinks, as recorded"
          table={conventionsTable(model, recorded)}
        />
        <LinkMenu
          id={id}
          title={title}
          sentence={model.sentence}
          picture={() => pictures.map(({ current }) => current).filter((svg) => svg !== null)}
        />
      </div>
    </div>
  );
}

function Legend() {
  return (
    <ul class="legend">
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <circle class="f-kink" cx="9" cy="9" r="6" />
        </svg>
        kink
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path class="bar-sub" d="M9 2V16" />
          <path class="cap-sub" d="M3 2h12M3 16h12" />
        </svg>
        subdifferential, ends included
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <circle class="open act-open" cx="9" cy="9" r="5" />
        </svg>
        a branch stops without its end
      </li>
      <li>
        <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <circle class="act-convention" cx="9" cy="9" r="6" />
        </svg>
        derivative by convention
      </li>
    </ul>
  );
}
