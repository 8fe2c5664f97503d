import { useMemo, useRef, useState } from 'preact/hooks';
import { descentModel } from '../figures/descent/model.ts';
import { descentPicture } from '../figures/descent/picture.ts';
import { lastStepOf, progressDrawing } from '../figures/descent/progress.ts';
import { type DescentState, descentParameters, MAX_STEPS } from '../figures/descent/state.ts';
import { pointAt, VIEWS } from '../figures/descent/views.ts';
import { descentSentence, descentTable, stepText } from '../figures/descent/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { dragHandlers } from '../ui/drag.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { magnetic } from '../ui/slider-scale.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { DescentChoices, DescentSliders } from './DescentControls.tsx';
import { DescentPictureView } from './DescentPicture.tsx';
import { DescentProgress } from './DescentProgress.tsx';
import { DescentReadout } from './DescentReadout.tsx';
import { startScale } from './descent-scale.ts';

export interface DescentProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<DescentState> | undefined;
}

/** Step a subgradient method over a kinked function, one step at a time, beside the bound that holds for it. */
export default function Descent({ id, title, preset }: DescentProps) {
  const { state, problems, ready, set, commit, reset } = useFigureState(id, descentParameters, preset);
  const [announced, setAnnounced] = useState('');
  const picture = useRef<SVGSVGElement>(null);
  const progress = useRef<SVGSVGElement>(null);

  const model = useMemo(() => descentModel(state), [state]);
  const { step, fate } = model;
  const view = VIEWS[model.state.function];
  const lastStep = lastStepOf(state.step);
  const sentence = descentSentence(model);

  function change(partial: Partial<DescentState>): void {
    set(partial);
    commit();
  }

  function go(to: number): void {
    const next = Math.min(MAX_STEPS, Math.max(0, to));
    change({ step: next });
    setAnnounced(stepText(descentModel({ ...state, step: next })));
  }

  return (
    <div class="descent" data-ready={ready}>
      <DescentChoices id={id} state={model.state} onChange={change} />
      <div class="descent-bar">
        <div class="transport">
          <button type="button" class="btn" disabled={step === 0} onClick={() => go(step - 1)}>
            Back
          </button>
          <button
            type="button"
            class="btn btn-primary"
            disabled={fate === 'endless' || step >= MAX_STEPS}
            onClick={() => go(step + 1)}
          >
            Step
          </button>
          <button
            type="button"
            class="btn"
            disabled={fate === 'endless' || step >= MAX_STEPS}
            onClick={() => go(step + 10)}
          >
            10 steps
          </button>
          <button type="button" class="btn" onClick={reset}>
            Reset
          </button>
        </div>
        <DescentReadout model={model} />
      </div>
      <div class="descent-main">
        <DescentPictureView
          id={id}
          model={model}
          picture={descentPicture(model, lastStep)}
          sentence={sentence}
          svg={picture}
          drag={dragHandlers({
            onMove(at) {
              const { x, y } = pointAt(view, at);
              set({
                x: magnetic(startScale(model.state, 'x'), x),
                ...(model.objective.dimension === 2 && { y: magnetic(startScale(model.state, 'y'), y) }),
              });
            },
            onEnd: commit,
            control: `${id}-x`,
          })}
        />
        <DescentProgress
          id={id}
          model={model}
          drawing={progressDrawing(model, lastStep)}
          lastStep={lastStep}
          svg={progress}
        />
      </div>
      <DescentSliders id={id} model={model} set={set} commit={commit} />
      <p class="fig-says">{sentence}</p>
      <Problems problems={[...problems, ...model.problems]} />
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <div class="fig-foot">
        <DataTable id={id} label="Steps in numbers" caption={`${title}, point by point`} table={descentTable(model)} />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [picture.current, progress.current].filter((svg) => svg !== null)}
        />
      </div>
    </div>
  );
}
