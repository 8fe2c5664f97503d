import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addResult, type Counts, countAt, type HeatMap, NOTHING } from '../figures/born-dead/counts.ts';
import type { BornDeadJob, BornDeadResult } from '../figures/born-dead/jobs.ts';
import { type BornDeadState, bornDeadParameters, mapOf, sameMap } from '../figures/born-dead/state.ts';
import { bornDeadSentence, bornDeadTable } from '../figures/born-dead/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { numberFields } from '../ui/number-fields.tsx';
import { Problems } from '../ui/Problems.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { useFigureState } from '../ui/use-figure-state.ts';
import { useJobPool } from '../ui/use-job-pool.ts';
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

const INITIALIZERS = [
  { value: 'he', label: 'biases 0' },
  { value: 'torch', label: 'PyTorch' },
  { value: 'asymmetric', label: 'asymmetric' },
] as const;

/** How likely is a fresh network constant? By depth and width, from networks drawn in the page. */
export default function BornDead({ id, title, preset, first }: BornDeadProps) {
  const { state, problems, ready, set, commit } = useFigureState(id, bornDeadParameters, preset);
  const [map, setMap] = useState<HeatMap>(first);
  const svg = useRef<SVGSVGElement>(null);
  const pool = useJobPool<BornDeadJob, BornDeadResult>({
    load: async (onFallback) => (await import('./born-dead-pool.ts')).createBornDeadPool(onFallback),
    doing: 'are drawn',
    done: 'drawn',
  });

  const settings = mapOf(state);
  const { depth, width } = state;
  const count = countAt(map.counts, depth, width);
  const { busy, progress } = pool;

  // Other settings are another map, which is drawn when the reader asks for it.
  useLayoutEffect(() => {
    if (sameMap(map.settings, settings)) return;
    pool.cancel();
    setMap(sameMap(first.settings, settings) ? first : { settings, counts: NOTHING });
  }, [state]);

  function run(jobs: () => Promise<readonly BornDeadJob[]>, start: Counts): void {
    let counts = start;
    void pool.run({
      jobs,
      networksOf: (job) => job.networks * job.widths.length,
      onResult(silent, job) {
        counts = addResult(counts, job, silent);
      },
      show: () => setMap({ settings, counts }),
    });
  }

  const draw = (): void => run(async () => (await import('../figures/born-dead/jobs.ts')).jobsOf(settings), NOTHING);

  function more(): void {
    const cell = { depth, width, drawn: count.networks, networks: MORE };
    run(async () => (await import('../figures/born-dead/jobs.ts')).moreOf(settings, cell), map.counts);
  }

  function change(partial: Partial<BornDeadState>): void {
    pool.cancel();
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
      <BornDeadScale depth={depth} width={width} count={count} settings={map.settings} />
      <p class="fig-says">{sentence}</p>
      <div class="training-bar">
        <div class="transport">
          <button type="button" class="btn btn-primary" onClick={() => (busy ? pool.cancel() : draw())}>
            {busy ? 'Cancel' : 'Draw the map'}
          </button>
          <button type="button" class="btn" disabled={busy} onClick={more}>
            20,000 more of this cell
          </button>
        </div>
        <p class="pool-progress" role="status">
          {progress}
        </p>
      </div>
      <div class="controls training-controls">
        <Segmented
          id={`${id}-initializer`}
          label="initializer"
          value={state.initializer}
          options={INITIALIZERS}
          onChange={(initializer) => change({ initializer })}
        />
        {(['slope', 'networks', 'seed'] as const).map(
          numberFields({ id, parameters: bornDeadParameters, state, onChange: change }),
        )}
      </div>
      <Problems problems={[...problems, ...pool.says]} />
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
