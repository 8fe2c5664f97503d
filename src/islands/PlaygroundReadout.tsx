import { hiddenUnits, type PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { lossText } from '../figures/playground/words.ts';
import { rawNumber } from '../ui/format.ts';

interface Shown {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** The numbers of the moment; those of a pinned run below them. */
export function PlaygroundReadout({
  snapshot,
  pinned,
}: {
  readonly snapshot: PlaygroundSnapshot;
  readonly pinned: PlaygroundSnapshot | undefined;
}) {
  const others = pinned && numbersOf(pinned);
  return (
    <dl class="readout">
      {numbersOf(snapshot).map(({ name, label, value, text }, i) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-number={name} data-value={rawNumber(value)}>
            {text}
            {others?.[i] && (
              <span class="of-pinned" data-number={`pinned-${name}`} data-value={rawNumber(others[i].value)}>
                <span class="visually-hidden">, pinned: </span>
                {others[i].text}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function numbersOf(snapshot: PlaygroundSnapshot): Shown[] {
  const { step, trainLoss, testLoss, trainCorrect, trainCount, deadCount, stuckCount } = snapshot;
  const units = hiddenUnits(snapshot).length;
  const shown = (name: string, label: string, value: number, text = String(value)): Shown => ({
    name,
    label,
    value,
    text,
  });
  return [
    shown('step', 'step', step),
    shown('loss', 'training loss', trainLoss, lossText(trainLoss)),
    ...(testLoss === undefined ? [] : [shown('testLoss', 'test loss', testLoss, lossText(testLoss))]),
    ...(trainCorrect === undefined ? [] : [shown('correct', 'correct', trainCorrect, `${trainCorrect}/${trainCount}`)]),
    shown('dead', 'dead', deadCount, `${deadCount} of ${units}`),
    shown('stuck', 'stuck', stuckCount, `${stuckCount}`),
  ];
}
