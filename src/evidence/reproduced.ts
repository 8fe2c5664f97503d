import file from '../../content/evidence/reproduced.json' with { type: 'json' };

/** What the core measured for a claim; `npm run evidence -- reproduced` writes it. */
export interface Measured {
  readonly id: string;
  readonly value: number;
  /** One standard error; 0 for what is exact. */
  readonly error: number;
  readonly sample: string;
  /** Its first run alone, where the tests repeat no more than that. */
  readonly first?: number;
}

const measured = new Map((file.measurements as Measured[]).map((row) => [row.id, row]));

export type Verdict = 'reproduced' | 'not reproduced' | 'not re-run';

export interface Claim {
  readonly id: string;
  readonly claim: string;
  /** A work of the bibliography, or words on where the number is from. */
  readonly work?: string;
  readonly source: string;
  readonly theirs: string;
  /** The numbers that count as theirs. A measurement agrees if it is within three standard errors of one of them. */
  readonly range?: readonly [lo: number, hi: number];
  /** The standard error of their own count, where it is one. */
  readonly theirError?: number;
  /** The claim is that there is an effect: it agrees if ours is above 0 by more than three standard errors. */
  readonly effect?: true;
  /** Digits of our number, or a way to write it. */
  readonly digits?: number;
  readonly percent?: boolean;
  readonly where?: { readonly href: string; readonly title: string };
  /** Why it was not run here, or what a reader must know about the comparison. */
  readonly note?: string;
}

const MAP = { href: '/guide/born-dead-networks/#born-dead', title: 'the map' };
const PROGRAMS = { href: '/guide/autodiff-at-the-kink/', title: 'the chapter' };
const XOR = { href: '/answers/xor-with-relu-does-not-learn/#xor', title: 'the figure' };

const bornDead = (depth: number, width: number, lo: number, hi: number): Claim => ({
  id: `born-dead-${depth}-${width}`,
  claim: `A ReLU network of ${depth} layers and width ${width}, one input and biases 0 is born dead`,
  work: 'lu2020dying',
  source: 'Lu et al. 2020',
  // Two decimals where one would make a small chance none.
  theirs: `from ${(100 * lo).toFixed(lo < 0.001 ? 2 : 1)} % to ${(100 * hi).toFixed(1)} %, their bounds`,
  range: [lo, hi],
  percent: true,
  where: MAP,
});

const xor = (id: string, what: string, range: readonly [number, number], theirs: string): Claim => ({
  id,
  claim: `XOR, ${what}, squared error: solved`,
  source: 'our own runs in PyTorch, 1,000 seeds',
  theirs,
  range,
  // Of a count of a thousand near one third; both counts have an error.
  theirError: 0.0145,
  percent: true,
  where: XOR,
});

export const claims: readonly Claim[] = [
  {
    id: 'born-dead-3-2',
    claim: 'Depth 3, width 2: the lower bound is the exact probability',
    work: 'lu2020dying',
    source: 'Lu et al. 2020',
    theirs: '5/32 = 15.625 %',
    range: [5 / 32, 5 / 32],
    percent: true,
    where: MAP,
  },
  bornDead(10, 2, 0.8703, 0.8999),
  bornDead(10, 3, 0.5134, 0.6564),
  bornDead(10, 5, 0.064, 0.2243),
  bornDead(10, 10, 0.0001, 0.0078),
  bornDead(20, 4, 0.5198, 0.687),
  {
    id: 'collapse',
    claim: 'Ten layers of width 2, trained on |x| from He’s start, end as a constant',
    work: 'lu2020dying',
    source: 'Lu et al. 2020, by a secondary source',
    theirs: 'more than 90 % of 1,000',
    range: [0.9, 1],
    percent: true,
    where: { href: '/guide/born-dead-networks/', title: 'the chapter' },
    note: 'Their optimizer settings are not known to us; ours: Adam 0.001, full batch of 64 points.',
  },
  {
    id: 'collapse-asymmetric',
    claim: 'The same from the randomized asymmetric start',
    work: 'lu2020dying',
    source: 'Lu et al. 2020, by a secondary source',
    theirs: '29.2 % of 1,000, against 91.9 %',
    range: [0.292, 0.292],
    theirError: 0.0144,
    percent: true,
    where: { href: '/guide/born-dead-networks/#what-prevents-it', title: 'the chapter' },
    note: 'The depth and width behind this number and their optimizer settings are not known to us; ours are those of the row above. About a quarter of these networks is born dead, as the map counts; the others collapse in training.',
  },
  {
    id: 'relu2',
    claim: 'ReLU(−t) + t, which is ReLU, has derivative 1 at 0 if ReLU′(0) = 0',
    work: 'bolte2020model',
    source: 'Bolte and Pauwels 2020',
    theirs: '1',
    range: [1, 1],
    where: PROGRAMS,
  },
  {
    id: 'relu3',
    claim: 'The mean of both programs has derivative ½ at 0',
    work: 'bolte2020model',
    source: 'Bolte and Pauwels 2020',
    theirs: '½',
    range: [0.5, 0.5],
    where: PROGRAMS,
  },
  {
    id: 'zero',
    claim: 'Their difference, the constant 0, has derivative 1 at 0',
    work: 'bolte2020model',
    source: 'Bolte and Pauwels 2020',
    theirs: '1',
    range: [1, 1],
    where: PROGRAMS,
  },
  {
    id: 'relu-minus-relu',
    claim: 'ReLU(t) − ReLU(−t), which is t, has derivative 0 at 0',
    work: 'kakade2018',
    source: 'Kakade and Lee 2018',
    theirs: '0',
    range: [0, 0],
    where: PROGRAMS,
  },
  {
    id: 'wolfe',
    claim: 'Exact line search on Wolfe’s function visits 16(15/17)ᵏ, (−15/17)ᵏ: largest relative distance',
    work: 'beck2017',
    source: 'Beck 2017, Lemma 8.6',
    theirs: '0, exactly',
    range: [0, 1e-12],
    where: { href: '/guide/subgradient-descent/#wolfe', title: 'the figure' },
  },
  {
    id: 'constant-step',
    claim: 'A constant step a = 0.2 on |x| ends in a cycle with the value a/2',
    work: 'beck2017',
    source: 'Beck 2017, the bound G²a/2',
    theirs: '0.1',
    range: [0.1 - 1e-12, 0.1 + 1e-12],
    where: { href: '/guide/subgradient-descent/#cycle', title: 'the figure' },
  },
  {
    id: 'he-moments',
    claim: 'He’s variance 2/n keeps the second moment of the pre-activations: layer 30 over layer 1',
    work: 'he2015',
    source: 'He et al. 2015',
    theirs: '1, in expectation',
    range: [1, 1],
    digits: 2,
    where: { href: '/recipes/he-init-for-leaky-slopes/', title: 'the recipe' },
  },
  {
    id: 'redo',
    claim: 'Resetting dead units with outgoing weights 0 does not change the outputs: largest change',
    work: 'sokar2023',
    source: 'Sokar et al. 2023',
    theirs: '0, exactly',
    range: [0, 0],
    where: { href: '/guide/dead-units/#cure', title: 'the chapter' },
  },
  {
    id: 'pieces',
    claim: 'Linear pieces of a fresh network for each unit do not grow with depth: depth 8 over depth 1',
    work: 'hanin2019',
    source: 'Hanin and Rolnick 2019',
    theirs: 'about 1, far below exponential growth',
    range: [0.7, 1.3],
    digits: 2,
    note: 'The range is ours: the paper proves growth that is linear in the number of units, not its constant.',
  },
  {
    id: 'plasticity-relu',
    claim: 'Slowly-changing regression, ReLU, rate 0.01: the error rises from the first examples to the last',
    work: 'dohare2024',
    source: 'Dohare et al. 2024, the figure of their code’s repository, its 100 runs',
    theirs: 'by 0.63 ± 0.06',
    range: [0.63, 0.63],
    // Half the height of the band around their curve over the last 200,000 examples.
    theirError: 0.06,
    digits: 2,
    note: 'Their curve was measured in the picture, pixel by pixel against its axes: 0.625 over the first 40,000 examples, 1.252 over the last 200,000, each bin good to about 0.01.',
    where: { href: '/guide/leaky-relu/#where-it-helps', title: 'the chapter' },
  },
  {
    id: 'target-size',
    claim: 'Smaller targets kill more units: silent share with targets of size 0.01, minus that of size 1',
    work: 'arnekvist2020',
    source: 'Arnekvist et al. 2020, abstract',
    theirs: 'clearly above 0',
    range: [0, 1],
    effect: true,
    digits: 3,
    note: 'We know their abstract, not their setting: a small network, plain gradient descent. There is a small effect, if any.',
  },
  xor('xor-2', '2 hidden units, PyTorch’s start', [0.21, 0.25], '21 % to 25 %'),
  xor('xor-3', '3 hidden units, PyTorch’s start', [0.44, 0.51], '44 % to 51 %'),
  xor('xor-4', '4 hidden units, PyTorch’s start', [0.59, 0.69], '59 % to 69 %'),
  xor('xor-8', '8 hidden units, PyTorch’s start', [0.9, 0.97], '90 % to 97 %'),
  xor('xor-he-0', '2 hidden units, He’s start, derivative 0 at 0', [0.212, 0.212], '21.2 %'),
  xor('xor-he-1', '2 hidden units, He’s start, derivative 1 at 0', [0.26, 0.261], '26.0 % to 26.1 %'),
  {
    id: 'bertoin',
    claim: 'ReLU′(0) = 0 or 1 changes the gradient for 463 of 1,000 networks on MNIST in 32 bits',
    work: 'bertoin2021',
    source: 'Bertoin et al. 2021, data of their repository',
    theirs: '46.3 %',
    where: { href: '/answers/does-relu-derivative-at-0-matter/', title: 'the answer' },
    note: 'It needs the images of MNIST and a thousand passes over them.',
  },
  {
    id: 'maas',
    claim: 'Leaky ReLU does about as well as ReLU in speech recognition',
    work: 'maas2013',
    source: 'Maas et al. 2013',
    theirs: 'no gain',
    where: { href: '/guide/leaky-relu/#what-the-papers-really-show', title: 'the chapter' },
    note: 'It needs 300 hours of speech.',
  },
  {
    id: 'xu',
    claim: 'Leaky slopes beat ReLU on CIFAR',
    work: 'xu2015',
    source: 'Xu et al. 2015',
    theirs: 'any slope other than 0',
    where: { href: '/guide/leaky-relu/#what-the-papers-really-show', title: 'the chapter' },
    note: 'It needs days of training on images.',
  },
];

export interface Reproduction extends Claim {
  readonly measured: Measured | undefined;
  readonly verdict: Verdict;
}

/** Within three standard errors, ours and theirs together, of a number that counts as theirs. */
export function verdictOf({ range, theirError = 0, effect }: Claim, ours: Measured | undefined): Verdict {
  if (!range || !ours) return 'not re-run';
  if (effect) return ours.value > 3 * ours.error ? 'reproduced' : 'not reproduced';
  const reach = 3 * Math.sqrt(ours.error * ours.error + theirError * theirError);
  return ours.value >= range[0] - reach && ours.value <= range[1] + reach ? 'reproduced' : 'not reproduced';
}

export const reproductions: readonly Reproduction[] = claims.map((claim) => {
  const ours = measured.get(claim.id);
  return { ...claim, measured: ours, verdict: verdictOf(claim, ours) };
});

export const measuredIds: readonly string[] = [...measured.keys()];

/** “57.8 % ± 0.2” */
export function oursText({ measured: ours, percent, digits = 3 }: Reproduction): string {
  if (!ours) return '';
  const factor = percent ? 100 : 1;
  const unit = percent ? ' %' : '';
  if (ours.error === 0) {
    const text =
      ours.value !== 0 && Math.abs(ours.value) < 1e-6
        ? ours.value.toExponential(1)
        : String(Number(ours.value.toPrecision(6)));
    return text
      .replace('-', '−')
      .replace(/e−?(\d+)/, (_, power: string) => `·10⁻${[...power].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('')}`);
  }
  const places = percent ? 2 : digits;
  return `${(factor * ours.value).toFixed(places)}${unit} ± ${(factor * ours.error).toFixed(places)}`;
}
