import type { RefObject } from 'preact';
import type { AutodiffModel } from '../figures/autodiff/model.ts';
import { BOX, ROWS, type SlopePicture } from '../figures/autodiff/picture.ts';
import { countText, distinct, truthText, verdictText } from '../figures/autodiff/words.ts';
import { formatShort } from '../ui/format.ts';
import { AutodiffMark } from './AutodiffMark.tsx';

/** The true slopes as a bar, and below it what you, every convention and the frameworks return. */
export function AutodiffSlopes({
  id,
  model,
  picture,
  svg,
}: {
  readonly id: string;
  readonly model: AutodiffModel;
  readonly picture: SlopePicture;
  readonly svg: RefObject<SVGSVGElement>;
}) {
  const { truth, mine, conventions, frameworks } = model;
  // Each name counts, also of those that share a row.
  const outcomes = frameworks.flatMap(({ names, outcome }) => (outcome ? names.map(() => outcome) : []));
  const rows = [
    { y: ROWS.truth, text: `true slope: ${truthText(truth)}`, marks: [] },
    {
      y: ROWS.mine,
      text: `your choice: ${formatShort(mine.derivative)}, ${verdictText(mine, truth)}`,
      marks: picture.mine,
    },
    {
      y: ROWS.conventions,
      text: `usual conventions: ${distinct(conventions).join(', ')}${countText(conventions)}`,
      marks: picture.conventions,
    },
    {
      y: ROWS.frameworks,
      text: `frameworks: ${distinct(outcomes).join(', ') || 'no rule on record'}${countText(outcomes)}`,
      marks: picture.frameworks,
    },
  ];
  const said = rows.map(({ text }) => text).join('; ');
  return (
    <div class="autodiff-slopes">
      <h3>
        The slopes <span>what is true, and what comes back</span>
      </h3>
      <div class="plot vb-360">
        <svg ref={svg} viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-labelledby={`${id}-st`}>
          <title id={`${id}-st`}>{said}</title>
          <path class="wash-sub" d={picture.wash} />
          <path class="guide" d={picture.guides} />
          <path class="axis" d={picture.axis} />
          {picture.ticks.map(({ at: [x, y], text }) => (
            <text key={text} class="tick mid" x={x} y={y}>
              {text}
            </text>
          ))}
          <path class="bar-sub" d={picture.bar} data-part="bar" />
          <path class="cap-sub" d={picture.caps} />
          {rows.map(({ y, text, marks }) => (
            <g key={y}>
              <text class="halo" x="2" y={y - 22}>
                {text}
              </text>
              {marks.map(({ at, belongs }) => (
                <AutodiffMark key={at[0]} at={at} belongs={belongs} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <ul class="legend">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <circle class="ink-f" cx="7" cy="7" r="4.5" />
          </svg>
          inside
        </li>
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path class="off" d="M7 1l6 6l-6 6l-6 -6Z" />
          </svg>
          outside
        </li>
        {mine.belongs === undefined && (
          <li>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle class="no-verdict" cx="7" cy="7" r="4.5" />
            </svg>
            no true slope to compare with
          </li>
        )}
      </ul>
    </div>
  );
}
