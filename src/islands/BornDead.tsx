import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addRow, type Counts, countAt, type HeatMap, indexOf, NOTHING } from '../figures/born-dead/counts.ts';
import type { BornDeadJob, BornDeadResult } from '../figures/born-dead/jobs.ts';
import { type BornDeadState, bornDeadParameters, mapOf, sameMap } from '../figures/born-dead/state.ts';
import { bornDeadSentence, bornDeadTable } from '../figures/born-dead/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import type { JobPool } from '../ui/job-pool.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Problems } from '../ui/Problems.tsx';
import { progressWords } from '../ui/progress.ts';
import { Slider } from '../ui/Slider.tsx';
import { useFigureState } from '../ui/use-figure-state.ts';
import { BornDeadMap } from './BornDeadMap.tsx';
import { BornDeadScale } from './BornDeadScale.tsx';

export interface BornDeadProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<BornDeadState> | undefined;
  readonly first: HeatMap;
}

/** Networks that the reader can add to one cell at a time. */
const MORE = 20_000;

/** How likely is a fresh network constant? By depth and width, from networks drawn in the page. */
export default function BornDead({ id, title, preset, first }: BornDeadProps) {
  const { state, problems, ready, set, commit } = useFigureState(id, bornDeadParameters, preset);
  const [map, setMap] = useState<HeatMap>(first);
  const [progress, setProgress] = useState('');
  const [says, setSays] = useState<readonly string[]>([]);
  const svg = useRef<SVGSVGElement>(null);
  const pool = useRef<JobPool<BornDeadJob, BornDeadResult>>();
  const turn = useRef(0);

  const settings = mapOf(state);
  const { depth, width } = state;
  const count = countAt(map.counts, depth, width);
  const busy = progress !== '';

  useEffect(() => () => pool.current?.dispose(), []);

  // Other settings are another map, which is drawn when the reader asks for it.
  useLayoutEffect(() => {
    if (sameMap(map.settings, settings)) return;
    pool.current?.cancel();
    setMap(sameMap(first.settings, settings) ? first : { settings, counts: NOTHING });
  }, [state]);

  async function run(jobs: readonly BornDeadJob[], start: Counts): Promise<void> {
    const mine = ++turn.current;
    const total = jobs.reduce((sum, job) => sum + job.networks * job.widths.length, 0);
    setProgress('starting');
    setSays([]);
    try {
      const { createBornDeadPool } = await import('./born-dead-pool.ts');
      pool.current ??= createBornDeadPool((why) =>
        setSays([
          `No background worker could start (${why}), so the networks are drawn on the page itself, a few at a time.`,
        ]),
      );
      const since = performance.now();
      let counts = start;
      let done = 0;
      const end = await pool.current.run(jobs, (silent, index) => {
        const job = jobs[index];
        if (job.widths.length > 1) counts = addRow(counts, job.depth, silent, job.networks);
        else {
          const at = indexOf(job.depth, job.widths[0]);
          const old = counts[at];
          counts = counts.with(at, { silent: old.silent + silent[0], networks: old.networks + job.networks });
        }
        done += job.networks * job.widths.length;
        setMap({ settings, counts });
        setProgress(`${progressWords({ done, total, seconds: (performance.now() - since) / 1000 })} networks`);
      });
      if (mine !== turn.current) return;
      setProgress('');
      if (end === 'cancelled')
        setSays((old) => [...old, `Stopped after ${done} of ${total} networks; what was counted so far is shown.`]);
    } catch (error) {
      setProgress('');
      setSays([`The networks could not be drawn: ${error instanceof Error ? error.message : String(error)}`]);
    }
  }

  async function draw(): Promise<void> {
    const { jobsOf } = await import('../figures/born-dead/jobs.ts');
    await run(jobsOf(settings), NOTHING);
  }

  async function more(): Promise<void> {
    const { moreOf } = await import('../figures/born-dead/jobs.ts');
    await run(moreOf(settings, { depth, width, drawn: count.networks, networks: MORE }), map.counts);
  }

  function change(partial: Partial<BornDeadState>): void {
    pool.current?.cancel();
    set(partial);
    commit();
  }

  const choose = (name: 'depth' | 'width') => (
    <Slider
      id={`${id}-${name}`}
      name={name}
      label={name}
      value={state[name]}
      min={name === 'depth' ? 2 : 1}
      max={name === 'depth' ? 30 : 12}
      step={1}
      bigStep={4}
      digits={0}
      onInput={(value) => set({ [name]: Math.round(value) })}
      onCommit={commit}
    />
  );
  const sentence = bornDeadSentence(state, count, map.settings);
  return (
    <div class="born-dead" data-ready={ready} data-busy={busy}>
      <BornDeadMap
        svg={svg}
        map={map}
        depth={depth}
        width={width}
        onSelect={(next) => {
          set(next);
          commit();
        }}
      />
      <div class="controls born-dead-cell">
        {choose('depth')}
        {choose('width')}
      </div>
      <BornDeadScale depth={depth} width={width} count={count} slope={map.settings.slope} />
      <p class="fig-says">{sentence}</p>
      <div class="training-bar">
        <div class="transport">
          <button type="button" class="btn btn-primary" onClick={() => (busy ? pool.current?.cancel() : void draw())}>
            {busy ? 'Cancel' : 'Draw the map'}
          </button>
          <button type="button" class="btn" disabled={busy} onClick={() => void more()}>
            20,000 more of this cell
          </button>
        </div>
        <p class="xor-progress" role="status">
          {progress}
        </p>
      </div>
      <div class="controls training-controls">
        {(['slope', 'networks', 'seed'] as const).map((name) => (
          <NumberField
            key={name}
            id={`${id}-${name}`}
            parameter={bornDeadParameters[name]}
            value={state[name]}
            onCommit={(value) => change({ [name]: value })}
          />
        ))}
      </div>
      <Problems problems={[...problems, ...says]} />
      <div class="fig-foot">
        <DataTable
          id={`${id}-map`}
          label="The map in numbers"
          caption="Percent of the networks"
          table={bornDeadTable(map)}
        />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [svg.current].filter((each): each is SVGSVGElement => each !== null)}
        />
      </div>
    </div>
  );
}
