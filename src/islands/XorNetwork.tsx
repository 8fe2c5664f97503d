import type { OpenedNetwork } from '../figures/xor/networks.ts';
import { openedKinks, PLANE, POINTS } from '../figures/xor/picture.ts';
import { xorParameters as parameters, type XorState } from '../figures/xor/state.ts';
import { formatShort, rawNumber } from '../ui/format.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const WIDTH_OPTIONS = (['2', '3', '4', '8'] as const).map((value) => ({ value, label: value }));

/** One network: what it says on the four points, and where its units have their kinks. */
export function XorNetwork({
  id,
  state,
  network,
  href,
  onOpen,
}: {
  readonly id: string;
  readonly state: XorState;
  readonly network: OpenedNetwork;
  readonly href: string;
  onOpen(partial: Partial<XorState>): void;
}) {
  const { outputs, units, loss } = network;
  return (
    <section class="xor-open" aria-label="One network, taken apart">
      <h3>
        One network{' '}
        <span>
          seed {state.seed}, {state.width} units
        </span>
      </h3>
      <div class="xor-open-main">
        <div class="plot vb-240">
          <svg
            viewBox={`0 0 ${PLANE.width} ${PLANE.height}`}
            role="img"
            aria-label="The four points and the kink lines of the units."
          >
            <path class="crease" d={openedKinks(network)} />
            {POINTS.map(({ x, y, name, label }, i) => (
              <g key={name}>
                {label === 0 ? (
                  <circle class="d-a" cx={x} cy={y} r="7" />
                ) : (
                  <rect class="d-b" x={x - 6} y={y - 6} width="12" height="12" />
                )}
                <text class="n halo mid" x={x} y={y - 12}>
                  {formatShort(outputs[i], 3)}
                </text>
              </g>
            ))}
            <rect class="axis" x="0" y="0" width={PLANE.width} height={PLANE.height} />
          </svg>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section class="xor-scroll" tabIndex={0} aria-label="The hidden units in numbers">
          <table class="xor-units">
            <caption class="visually-hidden">The hidden units</caption>
            <thead>
              <tr>
                <th scope="col">unit</th>
                <th scope="col">z on (0,0)</th>
                <th scope="col">(0,1)</th>
                <th scope="col">(1,0)</th>
                <th scope="col">(1,1)</th>
                <th scope="col">outgoing</th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ z, outgoing, dead }, i) => (
                <tr key={i} data-state={dead ? 'dead' : 'alive'}>
                  <th scope="row">
                    {i + 1}
                    {dead && ' dead'}
                  </th>
                  {z.map((value, point) => (
                    <td key={point}>{formatShort(value, 3)}</td>
                  ))}
                  <td>{formatShort(outgoing, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <div class="controls training-controls">
        <Segmented
          id={`${id}-width`}
          label="hidden units"
          value={state.width}
          options={WIDTH_OPTIONS}
          onChange={(width) => onOpen({ width })}
        />
        <NumberField
          id={`${id}-seed`}
          parameter={parameters.seed}
          value={state.seed}
          onCommit={(seed) => onOpen({ seed })}
        />
        <p>
          loss{' '}
          <b data-number="opened-loss" data-value={rawNumber(loss)}>
            {formatShort(loss)}
          </b>
        </p>
        <a class="btn" href={href}>
          Open in the playground
        </a>
      </div>
    </section>
  );
}
