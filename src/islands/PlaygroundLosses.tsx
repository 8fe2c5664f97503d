import type { Ref } from 'preact';
import { LOSSES, lossDrawing } from '../figures/playground/draw-losses.ts';
import { hiddenUnits, type PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { isSquared } from '../figures/playground/state.ts';
import { lossText } from '../figures/playground/words.ts';
import { Probe } from '../ui/Probe.tsx';
import { type Readings, useReading } from './use-reading.ts';

/** Losses by step on a log axis, and below them how many units are dead or stuck. */
export function PlaygroundLosses({
  readings,
  svg,
  snapshot,
  pinned,
}: {
  readonly readings: Readings | undefined;
  readonly svg: Ref<SVGSVGElement>;
  readonly snapshot: PlaygroundSnapshot;
  readonly pinned: PlaygroundSnapshot | undefined;
}) {
  const { history, testLoss, trainLoss, step, settings } = snapshot;
  const units = hiddenUnits(snapshot).length;
  const [mine, other] = lossDrawing(pinned ? [history, pinned.history] : [history], units);
  const { left, right, top, bottom, width, height, from, to } = LOSSES;
  /** The step that is read off: looks are numbered anew when a run gets long. */
  const [read, readAt] = useReading<number>(readings);
  const last = history.steps.length - 1;
  const look = read === undefined ? last : (readings?.lookAt(history, read) ?? last);
  return (
    <div class="curve">
      <h3>
        Loss <span>{isSquared(settings) ? 'mean squared error' : 'cross-entropy'}, log scale</span>
      </h3>
      <Probe
        label="Loss: read it off at a step"
        says={read === undefined ? undefined : readings?.lossReading(snapshot, pinned, look)}
        now={look}
        last={last}
        shape="vb-360"
        onPoint={(x) => readAt(({ stepAt }) => stepAt(x, mine.last))}
        onKey={(key) => {
          const next = readings?.lookByKey(key, look, last + 1);
          if (next !== undefined) readAt(() => history.steps[next]);
          return next !== undefined;
        }}
        onLeave={() => readAt()}
      >
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Loss by step, on a log scale: ${lossText(trainLoss)} on the training samples${testLoss === undefined ? '' : `, ${lossText(testLoss)} on the test samples`} at step ${step}.`}
        >
          <path class="gridl" d={mine.yTicks.map(({ y }) => `M${left} ${y}H${right}`).join('')} />
          {mine.yTicks.map(({ y, text }) => (
            <text key={text} class="tick end" x={left - 8} y={y + 4}>
              {text}
            </text>
          ))}
          <path class="axis" d={`M${left} ${bottom}H${right + 4}`} />
          {other && <path class="loss-pinned" d={other.train} />}
          {other && <path class="loss-pinned is-test" d={other.test} />}
          <path class="loss-test" d={mine.test} />
          <path class="ink" stroke-linejoin="round" d={mine.train} />
          <path class="stuck-area" d={mine.stuck} />
          <path fill="url(#hatch)" d={mine.dead} />
          <path class="dead-line" d={mine.dead} />
          <path class="axis" d={`M${left} ${to}H${right + 4}`} />
          <text class="tick end" x={left - 8} y={from + 8}>
            {units}
          </text>
          <text class="tick end" x={left - 8} y={to + 3}>
            0
          </text>
          {mine.xTicks.map(({ x, text }) => (
            <text key={text} class="tick mid" x={x} y={to + 18}>
              {text}
            </text>
          ))}
          <text class="tick end" x={right} y={to + 30}>
            step
          </text>
          {read !== undefined && readings && (
            <path
              class="cursor"
              data-picture="leave-out"
              d={`M${readings.stepX(history.steps[look], mine.last)} ${top}V${to}`}
            />
          )}
        </svg>
      </Probe>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 22 14" aria-hidden="true">
            <path class="ink" d="M0 7H22" />
          </svg>
          training
        </li>
        {testLoss !== undefined && (
          <li>
            <svg viewBox="0 0 22 14" aria-hidden="true">
              <path class="loss-test" d="M0 7H22" />
            </svg>
            test
          </li>
        )}
        {pinned && (
          <li>
            <svg viewBox="0 0 22 14" aria-hidden="true">
              <path class="loss-pinned" d="M0 7H22" />
            </svg>
            pinned{pinned.history.test.length > 0 ? ', test thin' : ''}
          </li>
        )}
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect x="1" y="2" width="12" height="10" fill="url(#hatch)" />
          </svg>
          dead units
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect class="stuck-area" x="1" y="2" width="12" height="10" />
          </svg>
          stuck units
        </li>
      </ul>
    </div>
  );
}
