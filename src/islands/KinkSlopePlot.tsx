import { plotY, slopeX } from '../figures/kink-drawing.ts';
import { formatInterval, formatNumber, formatShort, rawNumber } from '../ui/format.ts';
import type { KinkPlotProps } from './kink-plot.ts';

/** The derivative, with the whole subdifferential at the kink and the handle that moves the convention. */
export function KinkSlopePlot({ id, model, drawing, drag, svg }: KinkPlotProps) {
  const { state, atKink, slopes, violation } = model;
  const [low, high] = drawing.ends;
  const [x, y] = drawing.slopePoint;
  const out = violation !== '';
  return (
    <div class="plot plot-d vb-360">
      <svg ref={svg} viewBox="0 8 360 344" role="img" aria-labelledby={`${id}-dt`}>
        <title id={`${id}-dt`}>
          {`The slope of ${model.title} is ${formatShort(slopes[0])} left of 0 and ${formatShort(slopes[1])} right of it; at 0 the subdifferential is the closed interval ${formatInterval(slopes)}.`}
        </title>
        <path class="gridl" d="M24 340H344M24 140H344M24 40H344M84 40V340M284 40V340" />
        <path class="axis" d="M24 240H350M184 24V346" />
        <text x="0" y="26">
          slope at <tspan class="v">z</tspan>
        </text>
        <text class="v end" x="360" y="236">
          z
        </text>
        <path class="s-inactive" d={drawing.lowBranch} data-part="low" />
        <path class="s-active" d={drawing.highBranch} data-part="high" />
        <path class="bar-sub" d={drawing.bar} data-part="bar" />
        <path class="cap-sub" d={drawing.caps} />
        <circle class="open i" cx={low[0]} cy={low[1]} r="7" />
        <circle class="open a" cx={high[0]} cy={high[1]} r="7" />
        <circle class="f-sub" cx={low[0]} cy={low[1]} r="3.4" />
        <circle class="f-sub" cx={high[0]} cy={high[1]} r="3.4" />
        <text class="tick mid halo" x={slopeX(-1)} y="258">
          −1
        </text>
        <text class="tick mid" x={slopeX(1)} y="258">
          1
        </text>
        <text class="tick end" x="17" y={plotY(1) + 5}>
          1
        </text>
        <text class="tick end" x="17" y={plotY(0) + 5}>
          0
        </text>
        <text x="24" y="334">
          <tspan class="t-sub" x="24" dy="-2.6em">
            ● interval {formatInterval(slopes)},
          </tspan>
          <tspan class="t-sub" x="24" dy="1.3em">
            ends included
          </tspan>
          <tspan class="tick" x="24" dy="1.3em">
            ○ derivative stops
          </tspan>
        </text>
        {!atKink && (
          <g data-part="point">
            <path class="guide" d={`M${x} ${plotY(0)}V${y}`} />
            <path class="cap-sub" d={`M${x - 9} ${y}h18`} />
            <circle class="f-sub" cx={x} cy={y} r="5.5" />
          </g>
        )}
        <text class={`halo ${out ? 't-bad' : 't-sub'}`} x="208" y={drawing.gripTextY}>
          <tspan class="v">g</tspan> ={' '}
          <tspan class="n" data-number="g" data-value={rawNumber(state.g)}>
            {formatNumber(state.g)}
          </tspan>
          {out && ', outside'}
        </text>
        <g
          class={out ? 'handle is-out' : 'handle'}
          transform={`translate(${drawing.grip.join(' ')})`}
          data-part="g-handle"
        >
          <path class="grip-arrows" data-picture="leave-out" d="M-27 -4l6 -7l6 7ZM-27 4l6 7l6 -7Z" />
          {out ? (
            // A hollow diamond is the site's sign for “outside the set”.
            <path class="grip" d="M0 -12L12 0L0 12L-12 0Z" />
          ) : (
            <>
              <circle class="grip" r="10" />
              <circle class="f-sub grip-dot" r="4" />
            </>
          )}
          <circle class="hit" data-picture="leave-out" r="34" {...drag} />
        </g>
      </svg>
    </div>
  );
}
