import { functionX, plotY } from '../figures/kink-drawing.ts';
import { formatNumber, rawNumber } from '../ui/format.ts';
import type { KinkPlotProps } from './kink-plot.ts';

/** The graph, the lines that touch it at z, and the handle that moves z. */
export function KinkFunctionPlot({ id, model, drawing, drag, svg }: KinkPlotProps) {
  const { state, atKink, slopes, violation, derivative } = model;
  const out = atKink && violation !== '';
  const slope = atKink ? state.g : derivative;
  const [x, y] = drawing.point;
  const side = atKink ? 'kink' : state.z > 0 ? 'active' : 'inactive';
  return (
    <div class="plot plot-f vb-420">
      <svg ref={svg} viewBox="20 8 420 344" role="img" aria-labelledby={`${id}-ft ${id}-fd`}>
        <title
          id={`${id}-ft`}
        >{`${model.title} and ${atKink ? 'the lines that touch it at its kink' : 'its tangent'}`}</title>
        <desc id={`${id}-fd`}>{model.sentence}</desc>
        <path class="gridl" d="M20 340H420M20 140H420M20 40H420M20 40V340M120 40V340M320 40V340M420 40V340" />
        <path class="axis" d="M20 240H432M220 24V346" />
        {drawing.wash && <path class="wash-sub" d={drawing.wash} />}
        {drawing.fan && <path class="fan" d={drawing.fan} />}
        {drawing.violation && <path class="viol" fill="url(#hatch-bad)" d={drawing.violation} />}
        <path class={out ? 's-out' : 's-sub'} d={drawing.line} data-part="line" />
        <path class="s-inactive" d={drawing.inactive} data-part="inactive" />
        <path class="s-active" d={drawing.active} data-part="active" />
        <text class="tick halo" x={functionX(-2) + 2} y={drawing.leftTickY}>
          −2
        </text>
        <text class="tick mid halo" x={functionX(-1)} y={drawing.leftTickY}>
          −1
        </text>
        <text class="tick mid" x={functionX(1)} y="258">
          1
        </text>
        <text class="tick mid" x={functionX(2) - 4} y="258">
          2
        </text>
        <text class="tick end" x="213" y={plotY(1) + 5}>
          1
        </text>
        <text class="tick end" x="213" y={plotY(2) + 5}>
          2
        </text>
        <text class="v end" x="440" y="236">
          z
        </text>
        <Formula activation={state.activation} slope={state.slope} />
        <text
          class="t-inactive halo"
          transform={`translate(${drawing.inactiveText.join(' ')}) rotate(${drawing.inactiveAngle})`}
          dy={drawing.inactiveTextBelow ? '1.3em' : '-0.75em'}
        >
          inactive, slope <Slope value={slopes[0]} name="inactive-slope" />
        </text>
        <text
          class="t-active mid halo"
          transform={`translate(${functionX(1)} ${plotY(1)}) rotate(${drawing.activeAngle})`}
          dy="-0.75em"
        >
          active, slope <Slope value={slopes[1]} name="active-slope" />
        </text>
        <text class="t-kink halo" x="234" y="264">
          kink
        </text>
        {/* Two lines up from the bottom, in em: they stay apart at any size of the words. */}
        <text class="end" x="418" y="333">
          <tspan class={`halo ${out ? 't-bad' : 't-sub'}`} x="418" dy="-1.3em">
            {out ? 'line' : atKink ? 'supporting line' : 'tangent'} <tspan class="v">y</tspan> ={' '}
            <tspan class="n" data-number="line-slope" data-value={rawNumber(slope)}>
              {formatNumber(slope)}
            </tspan>{' '}
            <tspan class="v">z</tspan>
          </tspan>
          <tspan class={`halo ${out ? 't-bad' : 't-ok'}`} x="418" dy="1.3em">
            {out ? `above the graph for z ${violation === 'left' ? '<' : '>'} 0` : 'never above the graph'}
          </tspan>
        </text>
        <circle class="f-kink" cx={functionX(0)} cy={plotY(0)} r="7.5" />
        <g class={`handle at-${side}`} transform={`translate(${x} ${y})`} data-part="z-handle">
          <path class="grip-arrows" data-picture="leave-out" d="M-17 -6l-7 6l7 6ZM17 -6l7 6l-7 6Z" />
          <circle class="grip grip-z" r="10" />
          <circle class={`grip-dot f-${side}`} r="4" />
          <circle class="hit hit-x" data-picture="leave-out" r="34" {...drag} />
        </g>
      </svg>
    </div>
  );
}

function Slope({ value, name }: { readonly value: number; readonly name: string }) {
  return (
    <tspan class="n" data-number={name} data-value={rawNumber(value)}>
      {Number.isInteger(value) ? value : formatNumber(value)}
    </tspan>
  );
}

function Formula({ activation, slope }: { readonly activation: 'relu' | 'leaky'; readonly slope: number }) {
  return (
    <text x="20" y="26">
      {activation === 'relu' ? 'ReLU' : 'leaky'}
      <tspan class="v">(z)</tspan> = max({activation === 'relu' ? '0' : formatNumber(slope)}
      {activation === 'leaky' && <tspan class="v"> z</tspan>}, <tspan class="v">z</tspan>)
    </text>
  );
}
