import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OpenedNetwork, XorJob, XorResult } from '../figures/xor/networks.ts';
import { playgroundHref } from '../figures/xor/playground-link.ts';
import { type FirstFrame, NOTHING, type Sweep } from '../figures/xor/progress.ts';
import { sameSweep, sweepOf, WIDTHS, type XorState, xorParameters } from '../figures/xor/state.ts';
import { add } from '../figures/xor/summary.ts';
import { openedSentence, xorSentence, xorTables } from '../figures/xor/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { siteHref } from '../ui/site-href.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { useJobPool } from '../ui/use-job-pool.ts';
import { XorBars } from './XorBars.tsx';
import { XorControls } from './XorControls.tsx';
import { XorNetwork } from './XorNetwork.tsx';

export interface XorProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<XorState> | undefined;
  readonly first: FirstFrame;
}

/** How often does XOR get solved? A thousand seeds for each width, and any of them to take apart. */
export default function Xor({ id, title, preset, first }: XorProps) {
  const { state, problems, ready, set, commit } = useFigureState(id, xorParameters, preset);
  const [sweep, setSweep] = useState<Sweep>(first);
  const [opened, setOpened] = useState<{ of: XorState; network: OpenedNetwork }>();
  const svg = useRef<SVGSVGElement>(null);
  const pool = useJobPool<XorJob, XorResult>({
    load: async (onFallback) => (await import('./xor-pool.ts')).createXorPool(onFallback),
    doing: 'train',
    done: 'trained',
  });

  const settings = sweepOf(state);
  const current = sameSweep(sweep.settings, settings);
  const shown = opened && { network: opened.network, state: opened.of };
  const network = shown ?? { network: first.opened, state: { ...state, width: state.width, seed: state.seed } };

  // A link may name settings that the first frame does not have: they are run when the reader asks for it.
  useLayoutEffect(() => {
    if (!current) {
      pool.cancel();
      setSweep({ settings, tallies: NOTHING });
    }
  }, [state]);

  function run(): void {
    let tallies = NOTHING;
    void pool.run({
      jobs: async () => (await import('../figures/xor/networks.ts')).jobsOf(settings, WIDTHS),
      networksOf: ({ from, to }) => to - from,
      onResult(result, job) {
        tallies = tallies.map((tally, i) => (WIDTHS[i] === job.width ? add(tally, result, job.from, settings) : tally));
      },
      show: () => setSweep({ settings, tallies }),
    });
  }

  function change(partial: Partial<XorState>): void {
    pool.cancel();
    set(partial);
    commit();
  }

  /** Trains one network once more, to see inside. */
  async function open(partial: Partial<XorState>): Promise<void> {
    const wanted = { ...state, ...partial };
    set(partial);
    commit();
    const { openOf } = await import('../figures/xor/networks.ts');
    setOpened({ of: wanted, network: openOf(wanted) });
  }

  // A seed that came with the address.
  useEffect(() => {
    if (ready && (state.seed !== (preset?.seed ?? 0) || state.width !== (preset?.width ?? '2') || !current))
      void open({});
  }, [ready]);

  const { busy, progress } = pool;
  const sentence = xorSentence(sweep.settings, sweep.tallies);
  const tables = xorTables(sweep.settings, sweep.tallies);
  const empty = sweep.tallies.every(({ count }) => count === 0);
  return (
    <div class="xor" data-ready={ready} data-busy={busy}>
      <div class="training-bar">
        <div class="transport">
          <button type="button" class="btn btn-primary" onClick={() => (busy ? pool.cancel() : run())}>
            {busy ? 'Cancel' : 'Run'}
          </button>
        </div>
        <p class="pool-progress" role="status">
          {progress || (empty ? `Press Run to train ${settings.seeds * WIDTHS.length} networks.` : '')}
        </p>
      </div>
      <XorControls id={id} state={state} onChange={change} />
      <Problems problems={[...problems, ...pool.says]} />
      <XorBars svg={svg} sweep={sweep} onOpen={(width, seed) => void open({ width, seed })} />
      <p class="fig-says">{sentence}</p>
      <XorNetwork
        id={id}
        state={network.state}
        network={network.network}
        href={ready ? siteHref(playgroundHref(network.state)) : playgroundHref(network.state)}
        onOpen={(partial) => void open(partial)}
      />
      <p class="fig-says">{openedSentence(network.state, network.network)}</p>
      <div class="fig-foot">
        <DataTable
          id={`${id}-counts`}
          label="Counts in numbers"
          caption="How the networks ended"
          table={tables.counts}
        />
        <DataTable id={`${id}-failing`} label="Failing seeds" caption="The first that failed" table={tables.failing} />
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
