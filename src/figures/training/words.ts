import { formatNumber, formatShort } from '../../ui/format.ts';
import type { Snapshot } from './snapshot.ts';

const DATA = { moons: 'two half moons', circles: 'two rings', xor: 'the four points of XOR' } as const;

/** Four decimals, so that the readout does not jitter; fewer for what does not fit, more for what would read 0. */
export function lossText(loss: number): string {
  if (loss >= 1000) return formatNumber(loss, 0);
  return loss >= 0.0001 || loss === 0 ? loss.toFixed(4) : formatShort(loss, 6);
}

/** “units 2, 7 and 9” */
function named(numbers: readonly number[]): string {
  const all = numbers.map(String);
  if (all.length === 1) return `unit ${all[0]}`;
  return `units ${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}

/** What the picture shows, for those who do not see it and for “copy as Markdown”. */
export function trainingSentence(snapshot: Snapshot): string {
  const { step, loss, correct, count, units, settings } = snapshot;
  const activation = settings.activation === 'relu' ? 'ReLU' : `leaky ReLU (slope ${settings.slope})`;
  const numbers = (pick: (unit: Snapshot['units'][number]) => boolean): number[] =>
    units.flatMap((unit, i) => (pick(unit) ? [i + 1] : []));
  const dead = numbers((unit) => unit.dead);
  const silent = numbers((unit) => unit.silent && !unit.dead);
  const fate =
    dead.length > 0
      ? `Of ${units.length} hidden units, ${named(dead)} ${dead.length === 1 ? 'is' : 'are'} dead.`
      : `None of the ${units.length} hidden units is dead.`;
  const one = silent.length === 1;
  const quiet =
    silent.length > 0
      ? ` ${named(silent).replace(/^u/, 'U')} ${one ? 'is' : 'are'} silent but ${one ? 'keeps' : 'keep'} a gradient.`
      : '';
  return `After ${step} ${step === 1 ? 'step' : 'steps'} with learning rate ${formatShort(settings.rate)}, a network of ${activation} units puts ${correct} of ${count} samples of ${DATA[settings.data]} on the right side; the loss is ${lossText(loss)}. ${fate}${quiet}`;
}

export function unitWords({ active, silent, dead, silentSince }: Snapshot['units'][number], count: number): string {
  if (dead) return `dead since step ${silentSince}`;
  if (silent) return `silent since step ${silentSince}, gradient alive`;
  return `active on ${active} of ${count} samples`;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Which engine trained, and why it is not the fast one where that is known. */
export function engineWords({ name, reason }: Snapshot['engine']): string {
  if (name === 'wasm') return 'Trained by WebAssembly kernels.';
  return reason === '' ? 'Trained in TypeScript.' : `Trained in TypeScript: ${reason}.`;
}

/** Whether the table of losses has a row for a step: about forty have, the last among them. */
export const isTabulated = (step: number, count: number): boolean =>
  step % Math.max(1, Math.ceil(count / 40)) === 0 || step === count - 1;

/** The numbers behind the picture. */
export function trainingTables(snapshot: Snapshot): { readonly units: Table; readonly losses: Table } {
  const { losses } = snapshot;
  return {
    units: {
      columns: ['unit', 'w₁', 'w₂', 'b', 'outgoing weight', `active of ${snapshot.count}`, 'state'],
      rows: snapshot.units.map((unit, i) => [
        i + 1,
        ...unit.weights,
        unit.bias,
        unit.outgoing,
        unit.active,
        unitWords(unit, snapshot.count),
      ]),
    },
    losses: {
      columns: ['step', 'loss'],
      rows: losses.flatMap((loss, i) => (isTabulated(i, losses.length) ? [[i, loss]] : [])),
    },
  };
}
