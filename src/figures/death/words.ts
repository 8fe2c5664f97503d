import type { Table } from '../../ui/csv.ts';
import { formatNumber, formatShort } from '../../ui/format.ts';
import { changesOf, type Experiment, type Shown } from './model.ts';
import type { Moment, Run } from './moment.ts';
import { REMEDIES, type Remedy, type Settings, STEPS } from './state.ts';

/** Exactly 0 is the subject: it is written without decimals, and nothing else is. */
export const exact = (value: number, digits = 4): string => (value === 0 ? '0' : formatNumber(value, digits));

export function remedyName(remedy: Remedy, { later, momentum, decay, slope, seed }: Settings): string {
  return {
    lower: `Lower rate, ${formatShort(later)}`,
    momentum: `Momentum ${formatShort(momentum)}`,
    decay: `Decay ${formatShort(decay)}, weights only`,
    decayAll: `Decay ${formatShort(decay)}, biases too`,
    leaky: `Leaky slope ${formatShort(slope)}`,
    redo: `Re-initialize, seed ${seed}`,
    below: 'A layer below that moves',
  }[remedy];
}

/** How the run went, in a few words. */
export function verdict(run: Run): string {
  const changes = changesOf(run);
  const [first, last] = ends(run);
  if (run.diverged) return `out of range after step ${run.moments.length - 1}`;
  if (changes.length === 0)
    return first.status === 'silent' ? 'silent throughout, never dead' : `${first.status} throughout`;
  if (changes.length > 3) return `to and fro, ${changes.length} times; ${last.status} at the end`;
  return changes
    .map(({ step, status }, i) => `${status} ${i === changes.length - 1 ? 'from step' : 'at'} ${step}`)
    .join(', ');
}

const ends = ({ moments }: Run): readonly [Moment, Moment] => [moments[0], moments[moments.length - 1]];
const lossText = (loss: number): string => (loss < 1e-4 ? formatShort(loss, 5) : formatNumber(loss, 4));
const learned = (last: Moment): string => `The loss ends at ${lossText(last.loss)}.`;

/** Why the run went as it did: each sentence follows from numbers of the run. */
export function why(remedy: Remedy, { kill, runs, settings }: Experiment): string {
  const run = runs[remedy];
  if (run.diverged) return 'The loss left the range of numbers: with these settings the run diverges.';
  const [first, last] = ends(run);
  const [change] = changesOf(run);
  if (kill.after.status === 'alive') return whyAlive(remedy, run);
  return reasons[remedy]({ run, first, last, revived: change?.step, settings });
}

interface Facts {
  readonly run: Run;
  readonly first: Moment;
  readonly last: Moment;
  /** The first step at which the unit was alive again. */
  readonly revived: number | undefined;
  readonly settings: Settings;
}

const from = ({ first, last }: Facts): string => `from ${exact(first.maxZ)} to ${exact(last.maxZ)}`;

const reasons: Record<Remedy, (facts: Facts) => string> = {
  lower: () => 'Every gradient of the unit is exactly 0, and a rate times 0 is 0: w, b and v keep their last bit.',
  momentum(facts) {
    const { revived, settings, run } = facts;
    if (settings.momentum === 0) return 'With momentum 0 nothing is left of the killing step: nothing moves.';
    if (revived === undefined)
      return `No gradient comes, but the killing step’s velocity rolls on: the largest z goes ${from(facts)}.`;
    const again = changesOf(run).find(({ step, status }) => step > revived && status !== 'alive');
    const ending = again ? `, and overshoots: down again at step ${again.step}` : '';
    return `The velocity of the killing step rolls on, tilts the line and lifts its other end${ending}.`;
  },
  decay({ last, revived, settings }) {
    if (settings.decay === 0) return 'With decay 0 nothing moves.';
    if (revived !== undefined) return `Only w shrinks, so z goes to b. That was above 0: z crosses at step ${revived}.`;
    const b = exact(last.bias);
    return last.bias > 0
      ? `Only w shrinks, so z goes to b = ${b}. That is above 0: z would cross, but after step ${STEPS}.`
      : `Only w shrinks, so z goes to b = ${b}. That is not above 0: z never crosses.`;
  },
  decayAll(facts) {
    if (facts.settings.decay === 0) return 'With decay 0 nothing moves.';
    return `w and b shrink by one factor, so z keeps its sign: the largest goes ${from(facts)} and never above 0.`;
  },
  leaky({ first, last, revived, settings }) {
    if (settings.slope === 0) return 'With slope 0 leaky ReLU is ReLU: nothing flows.';
    if (revived !== undefined)
      return `Left of 0 a slope of ${formatShort(settings.slope)} lets the gradient through. ${learned(last)}`;
    return `Never above 0 on any input, and yet it learns, from the left side: the loss goes from ${lossText(first.loss)} to ${lossText(last.loss)}.`;
  },
  redo({ first, last, settings }) {
    const drew = `Seed ${settings.seed} drew w = ${exact(first.weights[0])}`;
    if (first.status !== 'alive') return `${drew}: z = wx is below 0 on every input again, as after half of all draws.`;
    return `${drew}; v = 0 keeps the output to the last bit, and for one step the gradient out. ${learned(last)}`;
  },
  below(facts) {
    const { first, last, revived, settings, run } = facts;
    const [w] = first.weights;
    if (settings.inputs === 'positive' && w <= 0 && first.bias <= 0)
      return 'A ReLU layer hands on numbers ≥ 0. With w ≤ 0 and b ≤ 0, z ≤ b whatever they are: out of its reach.';
    if (revived === undefined)
      return `Other inputs could lift it, but in ${STEPS} steps the largest z goes only ${from(facts)}.`;
    const again = changesOf(run).find(({ step, status }) => step > revived && status !== 'alive');
    return again
      ? `Its inputs move, and lift it above 0 at step ${revived}; soon it is pushed down again.`
      : `w and b stay, but its inputs move, and lift it above 0 at step ${revived}. ${learned(last)}`;
  },
};

/** The step did not kill: the same ways on, from a unit that is alive. */
function whyAlive(remedy: Remedy, run: Run): string {
  const [, last] = ends(run);
  const [change] = changesOf(run);
  const start = remedy === 'redo' ? 'The unit is alive, so nothing is reset' : 'The step did not kill the unit';
  if (!change) return `${start}, and it goes on learning. ${learned(last)}`;
  return remedy === 'momentum'
    ? `${start}, but its velocity pushes it below 0 at step ${change.step}.`
    : `${start}; the data push it below 0 all the same, at step ${change.step}.`;
}

/** The picture in words. */
export function deathSentence(experiment: Experiment, shown: Shown): string {
  const { kill, settings, thresholds } = experiment;
  const { before, after } = kill;
  const { from: least, to: most } = thresholds.kills;
  const rate = formatShort(settings.rate);
  const count = after.z.length;
  const loss = `the loss ${after.loss < before.loss ? 'falls' : 'rises'} from ${lossText(before.loss)} to ${lossText(after.loss)}`;
  const fate =
    after.status === 'alive'
      ? `leaves z above 0 on ${after.active} of ${count} inputs: the unit lives, and ${loss}.`
      : `takes z = wx + b to 0 or below on all ${count} inputs: the unit is dead, while ${loss}.`;
  const rates = `Rates from ${formatShort(least, 5)}${most === Number.POSITIVE_INFINITY ? ' on' : ` to ${formatShort(most, 5)}`} kill it in this step.`;
  return `With learning rate ${rate}, one step of gradient descent ${fate} ${rates} ${remedyName(shown.remedy, settings)}: ${verdict(shown.run)}. ${why(shown.remedy, experiment)}`;
}

export function rateText({ kill: { after }, settings }: Experiment): string {
  const fate = after.status === 'alive' ? `alive on ${after.active} of ${after.z.length} inputs` : 'dead';
  return `learning rate ${formatShort(settings.rate, 5)}: after the step the unit is ${fate}, w ${exact(after.weights[0])}, b ${exact(after.bias)}`;
}

export function stepText({ step, moment }: Shown): string {
  return `step ${step}: the unit is ${moment.status}, largest z ${exact(moment.maxZ)}, loss ${lossText(moment.loss)}`;
}

const MOMENT_COLUMNS = ['w', 'b', 'v', 'loss', '∂L/∂w', '∂L/∂b', 'largest z', 'active on', 'unit is'];
const momentRow = (moment: Moment): (string | number)[] => [
  moment.weights[0],
  moment.bias,
  moment.outgoing,
  moment.loss,
  moment.weightGradient[0],
  moment.biasGradient,
  moment.maxZ,
  moment.active,
  moment.status,
];

/** The killing step, and what each remedy has led to at the step that is shown. */
export function momentTable({ kill, runs, settings }: Experiment, step: number): Table {
  return {
    columns: ['moment', ...MOMENT_COLUMNS],
    rows: [
      ['before the step', ...momentRow(kill.before)],
      ['after the step', ...momentRow(kill.after)],
      ...REMEDIES.map((remedy) => {
        const { moments } = runs[remedy];
        const at = Math.min(step, moments.length - 1);
        return [`${remedyName(remedy, settings)}, step ${at}`, ...momentRow(moments[at])];
      }),
    ],
  };
}

/** The run that is shown, at about forty steps: the first, those where the unit changes, the last. */
export function runTable({ run }: Shown): Table {
  const changes = new Set(changesOf(run).map(({ step }) => step));
  return {
    columns: ['step', ...MOMENT_COLUMNS],
    rows: run.moments.flatMap((moment, step) =>
      step <= 10 || step % 20 === 0 || changes.has(step) || step === run.moments.length - 1
        ? [[step, ...momentRow(moment)]]
        : [],
    ),
  };
}
