import { choiceParameter, integerParameter, numberParameter, type Parameters } from '../../ui/parameters.ts';

export interface BornDeadState {
  /** The cell that is looked at: layers of weights, and units of each hidden layer. */
  readonly depth: number;
  readonly width: number;
  /** How weights and biases are drawn: Gaussian with biases 0, as PyTorch does by default, or asymmetric. */
  readonly initializer: 'he' | 'torch' | 'asymmetric';
  /** The slope for z < 0; 0 is ReLU. */
  readonly slope: number;
  /** Networks drawn for each cell. */
  readonly networks: number;
  readonly seed: number;
}

export const DEPTHS = { first: 2, last: 30 } as const;
export const WIDTHS = { first: 1, last: 12 } as const;

export const bornDeadParameters: Parameters<BornDeadState> = {
  depth: integerParameter({ name: 'depth', label: 'depth', default: 10, min: DEPTHS.first, max: DEPTHS.last }),
  width: integerParameter({ name: 'width', label: 'width', default: 3, min: WIDTHS.first, max: WIDTHS.last }),
  initializer: choiceParameter({
    name: 'initializer',
    label: 'initializer',
    choices: ['he', 'torch', 'asymmetric'],
    default: 'he',
  }),
  slope: numberParameter({ name: 'slope', label: 'negative slope', default: 0, min: 0, max: 1 }),
  networks: integerParameter({ name: 'networks', label: 'networks a cell', default: 500, min: 100, max: 20_000 }),
  seed: integerParameter({ name: 'seed', label: 'seed', default: 0, min: 0, max: 999_999 }),
};

/** What makes a map the map it is: not which of its cells is looked at. */
export type MapSettings = Omit<BornDeadState, 'depth' | 'width'>;

export const mapOf = ({ initializer, slope, networks, seed }: BornDeadState): MapSettings => ({
  initializer,
  slope,
  networks,
  seed,
});

export const sameMap = (a: MapSettings, b: MapSettings): boolean =>
  a.initializer === b.initializer && a.slope === b.slope && a.networks === b.networks && a.seed === b.seed;
