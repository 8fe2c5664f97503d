import type { RefObject } from 'preact';
import { PANEL, panelDrawing, xOf, yOf, zeroY } from '../figures/death/drawing.ts';
import type { Moment, Subject } from '../figures/death/moment.ts';
import type { Scene } from '../figures/death/scene.ts';
import { exact } from '../figures/death/words.ts';
import { rawNumber } from '../ui/format.ts';

interface Props {
  /** Which panel: a prefix of the names of its numbers. */
  readonly name: 'before' | 'after' | 'shown';
  readonly title: string;
  readonly note: string;
  readonly subject: Subject;
  readonly moment: Moment;
  readonly scene: Scene;
  readonly svg: RefObject<SVGSVGElement>;
}

/** One moment: the unit's line over the inputs, the output with its targets, and the numbers. */
export function DeathPanel({ name, title, note, subject, moment, scene, svg }: Props) {
  return (
    <div class="death-panel" data-panel={name} data-state={moment.status}>
      <h3>
        {title}
        <span>{note}</span>
      </h3>
      <div class="plot vb-280">
        <PanelPlot {...{ title, subject, moment, scene, svg }} />
      </div>
      <PanelNumbers name={name} moment={moment} />
    </div>
  );
}

function PanelPlot({ title, subject, moment, scene, svg }: Omit<Props, 'name' | 'note'>) {
  const { active, inactive, output, residuals, targets, kinks, samples, outside } = panelDrawing(
    subject,
    moment,
    scene,
  );
  const { width, height, left, right, top, bottom } = PANEL;
  const [from, to] = scene.window;
  const dead = moment.status === 'dead';
  const ticks = [-2, -1, 1, 2].filter((x) => from < x && x < to);
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}: the unit is ${moment.status}, z is above 0 on ${moment.active} of ${moment.z.length} inputs, the largest is ${exact(moment.maxZ)}.`}
    >
      <rect x={left} y={zeroY} width={right - left} height={bottom - zeroY} fill="url(#hatch-soft)" />
      <path class="gridl" d={[-1, 1, 2].map((y) => `M${left} ${yOf(y)}H${right}`).join('')} />
      <path
        class="axis"
        d={`M${left} ${zeroY}H${right + 4}M${xOf(scene.window, Math.max(from, 0))} ${top}V${bottom}`}
      />
      {ticks.map((x) => (
        <text key={x} class="tick mid" x={xOf(scene.window, x)} y={bottom + 17}>
          {x < 0 ? `−${-x}` : x}
        </text>
      ))}
      {[-1, 0, 1, 2].map((y) => (
        <text key={y} class="tick end" x={left - 7} y={yOf(y) + 4}>
          {y < 0 ? `−${-y}` : y}
        </text>
      ))}
      <text class="v end" x={right + 8} y={bottom + 17}>
        x
      </text>
      {outside > 0 && (
        <text class="tick end halo" x={right} y={bottom - 7}>
          {outside} of {moment.z.length} out of view
        </text>
      )}
      <path class="residual" d={residuals} />
      <path class="ink" d={output} data-part="output" />
      <path class="target" d={targets} />
      <path class="s-inactive" d={inactive} data-part="inactive" />
      <path class="s-active" d={active} data-part="active" />
      {kinks.map(([x, y]) => (
        <circle key={x} class="f-kink" cx={x} cy={y} r="5.5" />
      ))}
      {samples.map(({ at: [x, y], active: on }) =>
        on ? (
          <circle key={x} class="f-active" cx={x} cy={y} r="5.5" />
        ) : (
          <g key={x}>
            <circle class="pap" cx={x} cy={y} r="6" />
            {dead && <circle cx={x} cy={y} r="6" fill="url(#hatch)" />}
            <circle class={dead ? 'dead-s' : 'open i'} fill-opacity="0" cx={x} cy={y} r="6" />
          </g>
        ),
      )}
    </svg>
  );
}

/** What the core says; ours is the first weight of a unit that has two. */
function PanelNumbers({ name, moment }: Pick<Props, 'name' | 'moment'>) {
  const numbers = [
    ['w', 'w', moment.weights[0]],
    ['b', 'b', moment.bias],
    ['v', 'v', moment.outgoing],
    ['loss', 'loss', moment.loss],
    ['dw', '∂L/∂w', moment.weightGradient[0]],
    ['db', '∂L/∂b', moment.biasGradient],
    ['max', 'largest z', moment.maxZ],
  ] as const;
  return (
    <dl class="facts">
      {numbers.map(([key, label, value]) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd data-number={`${name}-${key}`} data-value={rawNumber(value)}>
            {exact(value)}
          </dd>
        </div>
      ))}
      <div>
        <dt>active on</dt>
        <dd data-number={`${name}-active`} data-value={moment.active}>
          {moment.active} of {moment.z.length}
        </dd>
      </div>
      <div>
        <dt>unit is</dt>
        <dd class="verdict">
          {moment.status}
          {moment.status === 'dead' && <DeadMark />}
        </dd>
      </div>
    </dl>
  );
}

/** The hatch that means dead, beside the word. */
export function DeadMark() {
  return (
    <svg class="swatch" viewBox="0 0 20 12" aria-hidden="true" focusable="false">
      <rect width="20" height="12" fill="url(#hatch)" />
      <rect class="dead-s" fill-opacity="0" x=".75" y=".75" width="18.5" height="10.5" />
    </svg>
  );
}
