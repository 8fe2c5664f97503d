import { formatNumber, formatShort } from '../../ui/format.ts';
import { featureLabel } from './features.ts';
import { hiddenUnits, type PlaygroundSnapshot, type UnitSnapshot } from './snapshot.ts';
import { type ActivationName, activationAt, type DataName, isRegression, type Settings } from './state.ts';

export const DATA_WORDS: Readonly<Record<DataName, string>> = {
  circles: 'two rings',
  moons: 'two half moons',
  spirals: 'two spirals',
  gaussians: 'two clouds',
  checkerboard: 'a checkerboard',
  xor: 'the four points of XOR',
  plane: 'a plane',
  bumps: 'four bumps',
  ridge: 'a ridge',
};

export const ACTIVATION_WORDS: Readonly<Record<ActivationName, string>> = {
  relu: 'ReLU',
  leaky: 'leaky ReLU',
  prelu: 'PReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'softplus',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  identity: 'identity',
};

export const INITIALIZER_WORDS: Readonly<Record<Settings['initializer'], string>> = {
  he: 'He normal',
  glorot: 'Glorot uniform',
  torch: 'PyTorch’s default',
  asymmetric: 'randomized asymmetric',
  zeros: 'zeros',
};

export const OPTIMIZER_WORDS: Readonly<Record<Settings['optimizer'], string>> = {
  sgd: 'plain SGD',
  momentum: 'SGD, momentum 0.9',
  nesterov: 'Nesterov 0.9',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
};

/** Four decimals, so that the readout does not jitter. */
export function lossText(loss: number): string {
  if (loss >= 1000) return formatNumber(loss, 0);
  return loss >= 0.0001 || loss === 0 ? loss.toFixed(4) : formatShort(loss, 6);
}

/** “2-6-4-1” */
export const shapeText = ({ features, layers }: Settings): string => [features.length, ...layers, 1].join('-');

/** The activations of the hidden layers, once if they are the same. */
export function activationText(settings: Settings): string {
  const names = settings.layers.map((_, layer) => ACTIVATION_WORDS[activationAt(settings, layer)]);
  if (names.length === 0) return 'no hidden layer';
  return names.every((name) => name === names[0]) ? `${names[0]} units` : `${names.join(', ')} units`;
}

/** What the picture shows, for those who do not see it and for “copy as Markdown”. */
export function playgroundSentence(snapshot: PlaygroundSnapshot): string {
  const {
    settings,
    step,
    trainLoss,
    testLoss,
    trainCorrect,
    trainCount,
    testCorrect,
    testCount,
    deadCount,
    stuckCount,
  } = snapshot;
  const units = hiddenUnits(snapshot).length;
  const fit = isRegression(settings.data)
    ? ''
    : `, with ${trainCorrect} of ${trainCount} training${testCount > 0 ? ` and ${testCorrect} of ${testCount} test` : ''} samples on the right side`;
  const held = testLoss === undefined ? '' : ` and ${lossText(testLoss)} on the test samples`;
  const stuck =
    stuckCount - deadCount > 0
      ? ` ${stuckCount - deadCount} more ${stuckCount - deadCount === 1 ? 'is' : 'are'} stuck.`
      : '';
  const fate =
    units === 0 ? '' : ` Of ${units} hidden units, ${deadCount} ${deadCount === 1 ? 'is' : 'are'} dead.${stuck}`;
  return `After ${step} ${step === 1 ? 'step' : 'steps'} of ${OPTIMIZER_WORDS[settings.optimizer]} with rate ${formatShort(settings.rate)}, a ${shapeText(settings)} network (${activationText(settings)}) on ${DATA_WORDS[settings.data]} has the loss ${lossText(trainLoss)}${held}${fit}.${fate}`;
}

export function fateOf({ dead, silent, stuck }: UnitSnapshot): 'dead' | 'silent' | 'stuck' | 'active' {
  if (dead) return 'dead';
  if (silent) return 'silent';
  return stuck ? 'stuck' : 'active';
}

export function unitWords(unit: UnitSnapshot, count: number): string {
  const since = unit.silentSince === undefined ? '' : ` since step ${unit.silentSince}`;
  const fate = fateOf(unit);
  if (fate === 'dead') return `dead${since}`;
  if (fate === 'silent') return `silent${since}, gradient alive`;
  return `active on ${unit.active} of ${count} samples${fate === 'stuck' ? ', gradient 0' : ''}`;
}

/** “hidden layer 1, unit 3” or “output unit”; both counted from 0. */
export const unitName = (layer: number, unit: number, hidden: number): string =>
  layer >= hidden ? 'output unit' : `layer ${layer + 1}, unit ${unit + 1}`;

/** What a weight comes from: a feature, or a unit of the layer before. */
export const sourceName = (settings: Settings, layer: number, from: number): string =>
  layer === 0 ? featureLabel(settings.features[from]) : `unit ${from + 1} of layer ${layer}`;

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The numbers behind the picture. */
export function playgroundTables(snapshot: PlaygroundSnapshot): { readonly units: Table; readonly losses: Table } {
  const { layers, settings, history, trainCount } = snapshot;
  const most = Math.max(...layers.flatMap(({ units }) => units.map(({ weights }) => weights.length)));
  const every = Math.max(1, Math.ceil(history.steps.length / 40));
  return {
    units: {
      columns: ['unit', 'state', 'bias', ...Array.from({ length: most }, (_, i) => `w${i + 1}`)],
      rows: layers.flatMap(({ units }, layer) =>
        units.map((unit, i) => [
          unitName(layer, i, settings.layers.length),
          layer < settings.layers.length ? unitWords(unit, trainCount) : '',
          unit.bias,
          ...Array.from({ length: most }, (_, from) => unit.weights[from] ?? ''),
        ]),
      ),
    },
    losses: {
      columns: ['step', 'training loss', ...(history.test.length > 0 ? ['test loss'] : []), 'dead', 'stuck'],
      rows: history.steps.flatMap((step, i) =>
        i % every === 0 || i === history.steps.length - 1
          ? [
              [
                step,
                history.train[i],
                ...(history.test.length > 0 ? [history.test[i]] : []),
                history.dead[i],
                history.stuck[i],
              ],
            ]
          : [],
      ),
    },
  };
}

/** Which engine trained, and why it is not the fast one where that is known. */
export function engineWords({ name, reason }: PlaygroundSnapshot['engine']): string {
  if (name === 'wasm') return 'Computed by WebAssembly kernels.';
  return reason === '' ? 'Computed in TypeScript.' : `Computed in TypeScript: ${reason}.`;
}
