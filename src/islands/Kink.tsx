import { useRef } from 'preact/hooks';
import { gText, kinkModel, kinkTable, type Refusal, zText } from '../figures/kink.ts';
import { kinkDrawing, slopeAt, zAt } from '../figures/kink-drawing.ts';
import {
  G_RANGE,
  type KinkState,
  kinkParameters,
  kinkPreset,
  SLOPE_RANGE,
  withFunction,
  Z_RANGE,
} from '../figures/kink-state.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { dragHandlers } from '../ui/drag.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { magnetic } from '../ui/slider-scale.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { KinkFunctionPlot } from './KinkFunctionPlot.tsx';
import { KinkReadout } from './KinkReadout.tsx';
import { KinkSlopePlot } from './KinkSlopePlot.tsx';

export interface KinkProps {
  /** The figure's id on the page and its key in the address. */
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<KinkState> | undefined;
}

const ACTIVATIONS = [
  { value: 'relu', label: 'ReLU' },
  { value: 'leaky', label: 'leaky ReLU' },
] as const;
const Z_SCALE = { min: Z_RANGE[0], max: Z_RANGE[1], step: 0.05, bigStep: 0.5, stops: [0] };
const SLOPE_SCALE = { min: SLOPE_RANGE[0], max: SLOPE_RANGE[1], step: 0.01, bigStep: 0.1 };

/** Drag z through the kink; choose what the program returns there. */
export default function Kink({ id, title, preset }: KinkProps) {
  const { state, problems, ready, set, commit, reset } = useFigureState(id, kinkParameters, kinkPreset(preset));
  const functionPlot = useRef<SVGSVGElement>(null);
  const slopePlot = useRef<SVGSVGElement>(null);

  const model = kinkModel(state);
  const drawing = kinkDrawing(model);
  const [lo, hi] = model.slopes;
  const gScale = { min: G_RANGE[0], max: G_RANGE[1], step: 0.05, bigStep: 0.25, stops: [...new Set([0, lo, hi])] };

  function change(partial: Partial<KinkState>): void {
    set(partial);
    commit();
  }

  return (
    <div class="kink" data-ready={ready}>
      <div class="pair">
        <KinkFunctionPlot
          id={id}
          model={model}
          drawing={drawing}
          svg={functionPlot}
          drag={dragHandlers({
            onMove: ({ x }) => set({ z: magnetic(Z_SCALE, zAt(x)) }),
            onEnd: commit,
            control: `${id}-z`,
          })}
        />
        <KinkSlopePlot
          id={id}
          model={model}
          drawing={drawing}
          svg={slopePlot}
          drag={dragHandlers({
            onMove: ({ y }) => set({ g: magnetic(gScale, slopeAt(y)) }),
            onEnd: commit,
            control: `${id}-g`,
          })}
        />
      </div>
      <KinkReadout model={model} />
      <div class="controls">
        <Slider
          id={`${id}-z`}
          name="z"
          label={<i>z</i>}
          value={state.z}
          {...Z_SCALE}
          marks={[0]}
          valueText={zText(model)}
          onInput={(z) => set({ z })}
          onCommit={commit}
        />
        <Slider
          id={`${id}-g`}
          name="g"
          label={
            <>
              slope <i>g</i> at 0
            </>
          }
          value={state.g}
          {...gScale}
          band={model.slopes}
          marks={model.slopes}
          tone="sub"
          out={model.refusal !== undefined}
          valueText={gText(model)}
          onInput={(g) => set({ g })}
          onCommit={commit}
        />
        <div class="control-pair">
          <Segmented
            id={`${id}-activation`}
            label={<span class="visually-hidden">Activation</span>}
            value={state.activation}
            options={ACTIVATIONS}
            onChange={(activation) => change(withFunction(state, { activation }))}
          />
          {state.activation === 'leaky' && (
            <Slider
              id={`${id}-slope`}
              name="slope"
              label="left slope"
              value={state.slope}
              {...SLOPE_SCALE}
              onInput={(slope) => set(withFunction(state, { slope }))}
              onCommit={commit}
            />
          )}
          <button type="button" class="btn btn-quiet" onClick={reset}>
            Reset
          </button>
        </div>
      </div>
      <p class="fig-says">{model.refusal ? <Refused {...model.refusal} /> : model.sentence}</p>
      <Problems problems={problems} />
      <div class="fig-foot">
        <DataTable id={id} caption={`${model.title} along z`} table={kinkTable(model)} />
        <LinkMenu
          id={id}
          title={title}
          sentence={model.sentence}
          picture={() => [functionPlot.current, slopePlot.current].filter((svg) => svg !== null)}
        />
      </div>
    </div>
  );
}

function Refused({ why, message, kept }: Refusal) {
  return (
    <>
      <svg class="mark bad" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <use href="#i-bad" />
      </svg>
      {why} The core refuses it: <code>{message}</code>. {kept}
    </>
  );
}
