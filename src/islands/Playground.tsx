import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hiddenUnits, type PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import {
  differences,
  MAX_SEED,
  MAX_STEPS,
  type PlaygroundState,
  pin,
  playgroundParameters,
  type Settings,
  sameRun,
  settingsOf,
  unpinned,
} from '../figures/playground/state.ts';
import { engineWords, playgroundSentence, playgroundTables } from '../figures/playground/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { useFigureState } from '../ui/use-figure-state.ts';
import { useThrottled } from '../ui/use-throttled.ts';
import { PlaygroundControls } from './PlaygroundControls.tsx';
import { PlaygroundInspector } from './PlaygroundInspector.tsx';
import { PlaygroundLosses } from './PlaygroundLosses.tsx';
import { PlaygroundNetwork } from './PlaygroundNetwork.tsx';
import { PlaygroundReadout } from './PlaygroundReadout.tsx';
import { PlaygroundSurface } from './PlaygroundSurface.tsx';
import { PlaygroundUnits } from './PlaygroundUnits.tsx';
import { RunTransport } from './RunTransport.tsx';
import { RunSession } from './run-session.ts';
import type { Readings } from './use-reading.ts';
import { type RunPlaces, useRun } from './use-run.ts';

export interface PlaygroundProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<PlaygroundState> | undefined;
  /** The run of the preset, computed at build: the page shows it before it can train. */
  readonly first: PlaygroundSnapshot;
}

/** Which unit is looked at; layers and units counted from 0, the output layer last. */
export interface Selected {
  readonly layer: number;
  readonly index: number;
}

type Session = RunSession<Settings, PlaygroundState, PlaygroundSnapshot>;

/** Steps for each answer while playing: an answer a frame, unless the network is so large that it takes longer. */
const STEPS_PER_FRAME = 4;

/** How often the parts with something for each unit or weight are drawn anew while it trains. */
const UNITS_MS = 100;
/** With more units than this, their kinks are drawn at rest only: so many dotted lines take longer than a frame. */
const KINKS_WHILE_PLAYING = 24;

const places: RunPlaces<PlaygroundState, PlaygroundSnapshot> = {
  worker: async (onFallback) => (await import('./playground-engine.ts')).createEngine(onFallback),
  page: async () => (await import('./playground-page-engine.ts')).pageEngine(),
};

/** Build a network, train it, and see what becomes of each unit. */
export default function Playground({ id, title, preset, first }: PlaygroundProps) {
  const figure = useFigureState(id, playgroundParameters, preset);
  const { state, ready, set, commit } = figure;
  const [pinned, setPinned] = useState<PlaygroundSnapshot>();
  const [selected, setSelected] = useState<Selected>();
  const [readings, setReadings] = useState<Readings>();
  const surface = useRef<SVGSVGElement>(null);
  const losses = useRef<SVGSVGElement>(null);
  const other = useRef<Session>();
  const { root, run, snapshot, playing, announced, says, load, toggle, press, goTo } = useRun<
    Settings,
    PlaygroundState,
    PlaygroundSnapshot
  >({
    figure,
    first,
    sameRun,
    places,
    sentence: playgroundSentence,
    maxSteps: MAX_STEPS,
    stepsPerFrame: STEPS_PER_FRAME,
    companion: () => other.current,
  });

  // The pinned run follows the step of the one that is being changed.
  useEffect(() => {
    if (state.pinned === '') {
      other.current?.dispose();
      other.current = undefined;
      setPinned(undefined);
      return;
    }
    other.current ??= new RunSession({ first, sameRun, load, show: setPinned });
    const wanted = unpinned(state.pinned, state.step);
    if (other.current.shows(wanted)) setPinned(other.current.shown);
    else void other.current.goTo(wanted);
  }, [state.pinned, state.step]);

  useEffect(() => () => other.current?.dispose(), []);

  /** Other settings, or the same once more: from the seed, at step 0. Values set before the first step stay. */
  function startWith(partial: Partial<PlaygroundState>): void {
    const reshaped = 'layers' in partial || 'features' in partial;
    const edits = reshaped ? [] : state.edits.filter(({ step }) => step === 0);
    if (reshaped) setSelected(undefined);
    goTo({ edits, ...partial, step: 0 });
  }

  /** How it is looked at: the run goes on. */
  function look(partial: Partial<PlaygroundState>): void {
    set({ ...partial, step: playing ? state.step : run.shown.step });
    commit();
  }

  function edit(parameter: number, value: number): void {
    const { step } = run.shown;
    const kept = state.edits.filter((old) => old.step < step || (old.step === step && old.parameter !== parameter));
    goTo({ edits: [...kept, { step, parameter, value }], step });
  }

  /** Whoever comes near may want to train it, and to read it off. */
  function prepare(): void {
    run.prepare();
    if (!readings) void import('../figures/playground/readings.ts').then(setReadings, () => undefined);
  }

  const sentence = playgroundSentence(snapshot);
  const calm = useThrottled(snapshot, UNITS_MS, playing);
  const kinks = !playing || hiddenUnits(snapshot).length <= KINKS_WHILE_PLAYING;
  const against = state.pinned === '' ? [] : differences(settingsOf(unpinned(state.pinned, 0)), settingsOf(state));

  return (
    <div
      class="playground"
      ref={root}
      data-ready={ready}
      data-playing={playing}
      onPointerEnter={prepare}
      onFocusIn={prepare}
    >
      <div class="play-bar">
        <RunTransport playing={playing} ended={snapshot.ended !== undefined} onToggle={toggle} onSteps={press}>
          <button type="button" class="btn" onClick={() => startWith({})}>
            Restart
          </button>
          <button type="button" class="btn" onClick={() => startWith({ seed: (state.seed + 1) % (MAX_SEED + 1) })}>
            Next seed
          </button>
        </RunTransport>
        <PlaygroundReadout snapshot={snapshot} pinned={pinned} />
      </div>
      <Problems problems={says} />
      <div class="play-main">
        <PlaygroundControls id={id} state={state} onChange={startWith} onLook={look} />
        <div class="play-network">
          {useMemo(
            () => (
              <>
                <PlaygroundNetwork readings={readings} snapshot={calm} selected={selected} onSelect={setSelected} />
                <PlaygroundUnits snapshot={calm} selected={selected} onSelect={setSelected} />
              </>
            ),
            [calm, selected, readings],
          )}
        </div>
        <div class="play-views">
          <PlaygroundSurface
            id={id}
            svg={surface}
            readings={readings}
            snapshot={snapshot}
            selected={selected}
            output={state.output}
            test={state.test}
            kinks={kinks}
          />
          {pinned && (
            <PlaygroundSurface
              id={`${id}-pinned`}
              readings={readings}
              snapshot={pinned}
              output={state.output}
              test={state.test}
              kinks={kinks}
              pinned
            />
          )}
          <PlaygroundLosses svg={losses} readings={readings} snapshot={snapshot} pinned={pinned} />
          <div class="play-pin">
            <button
              type="button"
              class="btn"
              onClick={() => look({ pinned: state.pinned === '' ? pin(state) : '' })}
              aria-describedby={`${id}-pin`}
            >
              {state.pinned === '' ? 'Compare: pin these settings' : 'Stop comparing'}
            </button>
            <p id={`${id}-pin`}>
              {state.pinned === ''
                ? 'Pins this run, from the same seed; then change a setting and run both.'
                : against.length === 0
                  ? 'Both runs are the same so far: change a setting.'
                  : `Pinned and present run differ: ${against.join('; ')}.`}
            </p>
          </div>
        </div>
      </div>
      <PlaygroundInspector id={id} snapshot={calm} selected={selected} onEdit={edit} onSelect={setSelected} />
      {state.edits.length > 0 && (
        <p class="play-edits">
          {state.edits.length} {state.edits.length === 1 ? 'value was' : 'values were'} set by hand.{' '}
          <button type="button" class="btn" onClick={() => startWith({ edits: [] })}>
            Discard and restart
          </button>
        </p>
      )}
      <p class="fig-says">{sentence}</p>
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <p class="fig-engine">{engineWords(snapshot.engine)}</p>
      <div class="fig-foot">
        {useMemo(() => {
          const tables = playgroundTables(calm);
          return (
            <>
              <DataTable id={`${id}-units`} label="Units in numbers" caption="The units" table={tables.units} />
              <DataTable
                id={`${id}-losses`}
                label="Losses in numbers"
                caption="The losses by step"
                table={tables.losses}
              />
            </>
          );
        }, [id, calm])}
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [surface.current, losses.current].filter((svg): svg is SVGSVGElement => svg !== null)}
        />
      </div>
    </div>
  );
}
