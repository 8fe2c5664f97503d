import { useRef } from 'preact/hooks';
import type { Snapshot } from '../figures/training/snapshot.ts';
import {
  MAX_STEPS,
  type Settings,
  sameRun,
  type TrainingState,
  trainingParameters,
} from '../figures/training/state.ts';
import { engineWords, trainingSentence, trainingTables } from '../figures/training/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { useFigureState } from '../ui/use-figure-state.ts';
import { RunTransport } from './RunTransport.tsx';
import { TrainingControls } from './TrainingControls.tsx';
import { TrainingCurve } from './TrainingCurve.tsx';
import { TrainingReadout } from './TrainingReadout.tsx';
import { TrainingSurface } from './TrainingSurface.tsx';
import { TrainingUnits } from './TrainingUnits.tsx';
import { type RunPlaces, useRun } from './use-run.ts';

export interface TrainingProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<TrainingState> | undefined;
  /** The run of the preset, computed at build: the page shows it before it can train. */
  readonly first: Snapshot;
}

/** Steps for each answer of the worker while playing: about 120 a second. */
const STEPS_PER_FRAME = 2;

const places: RunPlaces<TrainingState, Snapshot> = {
  worker: async (onFallback) => (await import('./training-engine.ts')).createEngine(onFallback),
  page: async () => (await import('./training-page-engine.ts')).pageEngine(),
};

/** Train a small network and count its dead units. */
export default function Training({ id, title, preset, first }: TrainingProps) {
  const figure = useFigureState(id, trainingParameters, preset);
  const { state, ready } = figure;
  const surface = useRef<SVGSVGElement>(null);
  const curve = useRef<SVGSVGElement>(null);
  const { root, run, snapshot, playing, announced, says, toggle, press, goTo } = useRun<
    Settings,
    TrainingState,
    Snapshot
  >({
    figure,
    first,
    sameRun,
    places,
    sentence: trainingSentence,
    maxSteps: MAX_STEPS,
    stepsPerFrame: STEPS_PER_FRAME,
  });

  /** Other settings, or the same once more: from the seed, at step 0. */
  const startWith = (partial: Partial<TrainingState>): void => goTo({ ...partial, step: 0 });

  const sentence = trainingSentence(snapshot);
  const tables = trainingTables(snapshot);

  return (
    <div
      class="training"
      ref={root}
      data-ready={ready}
      data-playing={playing}
      onPointerEnter={() => run.prepare()}
      onFocusIn={() => run.prepare()}
    >
      <div class="training-bar">
        <RunTransport playing={playing} ended={snapshot.ended !== undefined} onToggle={toggle} onSteps={press}>
          <button type="button" class="btn" onClick={() => startWith({})}>
            Reset
          </button>
        </RunTransport>
        <TrainingReadout snapshot={snapshot} />
      </div>
      <TrainingControls id={id} state={state} onChange={startWith} />
      <Problems problems={says} />
      <div class="training-main">
        <TrainingSurface id={id} snapshot={snapshot} svg={surface} />
        <TrainingCurve snapshot={snapshot} svg={curve} />
      </div>
      <TrainingUnits id={id} snapshot={snapshot} />
      <p class="fig-says">{sentence}</p>
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <p class="fig-engine">{engineWords(snapshot.engine)}</p>
      <div class="fig-foot">
        <DataTable id={`${id}-units`} label="Units in numbers" caption="The hidden units" table={tables.units} />
        <DataTable id={`${id}-loss`} label="Loss in numbers" caption="The loss by step" table={tables.losses} />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [surface.current, curve.current].filter((svg): svg is SVGSVGElement => svg !== null)}
        />
      </div>
    </div>
  );
}
