import { useMemo, useRef, useState } from 'preact/hooks';
import { autodiffModel, type FrameworkRule } from '../figures/autodiff/model.ts';
import { graphPicture, slopePicture, xAt } from '../figures/autodiff/picture.ts';
import { type AutodiffState, autodiffParameters } from '../figures/autodiff/state.ts';
import { autodiffSentence, autodiffTable } from '../figures/autodiff/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { dragHandlers } from '../ui/drag.ts';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { magnetic } from '../ui/slider-scale.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { AutodiffControls } from './AutodiffControls.tsx';
import { AutodiffFrameworks } from './AutodiffFrameworks.tsx';
import { AutodiffGraph } from './AutodiffGraph.tsx';
import { AutodiffProgram } from './AutodiffProgram.tsx';
import { AutodiffReadout } from './AutodiffReadout.tsx';
import { AutodiffSlopes } from './AutodiffSlopes.tsx';
import { xScale } from './autodiff-scale.ts';

export interface AutodiffProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<AutodiffState> | undefined;
  readonly rules: readonly FrameworkRule[];
}

/** Type a program with kinks, and compare what is true of its function with what automatic differentiation returns. */
export default function Autodiff({ id, title, preset, rules }: AutodiffProps) {
  const { state, problems, ready, set, commit, reset } = useFigureState(id, autodiffParameters, preset);
  const [resets, setResets] = useState(0);
  const graph = useRef<SVGSVGElement>(null);
  const slopes = useRef<SVGSVGElement>(null);
  const model = useMemo(() => autodiffModel(state, rules), [state, rules]);
  const sentence = autodiffSentence(model);

  function change(partial: Partial<AutodiffState>): void {
    set(partial);
    commit();
  }

  return (
    <div class="autodiff" data-ready={ready}>
      <AutodiffProgram
        key={resets}
        id={id}
        program={state.program}
        onChange={(program) => change({ program })}
        onReset={() => {
          reset();
          setResets(resets + 1);
        }}
      />
      <div class="autodiff-main">
        <AutodiffGraph
          id={id}
          model={model}
          picture={graphPicture(model)}
          sentence={sentence}
          svg={graph}
          drag={dragHandlers({
            onMove: ({ x }) => set({ x: magnetic(xScale(model), xAt(x)) }),
            onEnd: commit,
            control: `${id}-x`,
          })}
        />
        <AutodiffSlopes id={id} model={model} picture={slopePicture(model)} svg={slopes} />
      </div>
      <AutodiffReadout model={model} />
      <AutodiffControls id={id} model={model} set={set} commit={commit} />
      <p class="fig-says">{sentence}</p>
      <Problems problems={problems} />
      <AutodiffFrameworks model={model} />
      <div class="fig-foot">
        <DataTable
          id={id}
          label="All conventions in numbers"
          caption={`${title}: each convention and framework`}
          table={autodiffTable(model)}
        />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [graph.current, slopes.current].filter((svg) => svg !== null)}
        />
      </div>
    </div>
  );
}
