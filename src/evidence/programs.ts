import type { Operations, Program, Scalar } from '../core/index.ts';

type O = Operations<Scalar>;

/** One number for each kind of kink: what an implementation has chosen, whether or not it says so. */
export interface Convention {
  readonly relu?: 0 | 0.5 | 1;
  readonly abs?: -1 | 0 | 1;
  /** Who gets the slope where arguments of max or min tie. */
  readonly tie?: 'split' | 'first' | 'second';
  /** Leaky ReLU at 0: the slope from the left, from the right, their mean, or relu(x) − a·relu(−x). */
  readonly leaky?: 'left' | 'right' | 'mean' | 'formula';
  /** A clip at its limits: slope 1, slope 0, or built from max and min, or from relu and min. */
  readonly clip?: 'inside' | 'outside' | 'min of max' | 'max of min' | 'min of relu';
  /** A norm at 0: the chain rule of the root, or the slope of |x|. */
  readonly norm?: 'root' | 'abs';
}
export type ConventionKey = keyof Convention;

/** All values of each convention, in the order in which they are tried. */
export const choices: { readonly [K in ConventionKey]-?: readonly NonNullable<Convention[K]>[] } = {
  relu: [0, 0.5, 1],
  abs: [0, 1, -1],
  tie: ['split', 'first', 'second'],
  leaky: ['left', 'right', 'mean', 'formula'],
  clip: ['inside', 'outside', 'min of max', 'max of min', 'min of relu'],
  norm: ['root', 'abs'],
};

/** An expression as a program of the core, and the conventions that its derivative at a kink can depend on. */
export interface ExpressionProgram {
  readonly uses: readonly ConventionKey[];
  program(convention: Convention): Program<Scalar>;
}

const of = (uses: readonly ConventionKey[], program: Program<Scalar>): ExpressionProgram => ({
  uses,
  program: () => program,
});

function leaky(slope: number): ExpressionProgram {
  const atZero = { left: slope, right: 1, mean: (1 + slope) / 2 };
  return {
    uses: ['leaky', 'relu'],
    program: ({ leaky: at = 'left' }) =>
      at === 'formula'
        ? ({ x, relu }) => relu(x).subtract(relu(x.negate()).multiply(slope))
        : ({ x, leakyRelu }) => leakyRelu(x, { negativeSlope: slope, derivativeAtZero: atZero[at] }),
  };
}

function clipped(part: (o: O) => Scalar, lo: number, hi: number): (convention: Convention) => Program<Scalar> {
  return ({ clip = 'inside' }) =>
    (o) => {
      const x = part(o);
      if (clip === 'min of max') return o.min(o.max(x, lo), hi);
      if (clip === 'max of min') return o.max(o.min(x, hi), lo);
      if (clip === 'min of relu') return o.min(lo === 0 ? o.relu(x) : o.max(x, lo), hi);
      const z = x.data;
      const within = clip === 'inside' ? z >= lo && z <= hi : z > lo && z < hi;
      return o.where(within, x, z >= hi ? hi : lo);
    };
}
const clip = (lo: number, hi: number): ExpressionProgram => ({
  uses: ['clip', 'tie', 'relu'],
  program: clipped((o) => o.x, lo, hi),
});

const norm = (root: Program<Scalar>): ExpressionProgram => ({
  uses: ['norm', 'abs'],
  program: ({ norm: by = 'root' }) => (by === 'root' ? root : ({ x, abs }) => abs(x)),
});
const relu = of(['relu'], ({ x, relu }) => relu(x));
const abs = of(['abs'], ({ x, abs }) => abs(x));
const tied = (program: Program<Scalar>) => of(['tie'], program);
const maximum = tied(({ x, max }) => max(x, 0));
const swapped = tied(({ x, max }) => max(0, x));
const masked = (mask: (x: number) => number) => of([], ({ x }) => x.multiply(mask(x.data)));

const programs: Record<string, ExpressionProgram> = {
  relu,
  'relu-method': relu,
  'relu-functional': relu,
  'relu-layer': relu,
  'relu-in-place': relu,
  threshold: relu,
  'maximum-x-0': maximum,
  'maximum-0-x': swapped,
  'fmax-x-0': maximum,
  'fmax-0-x': swapped,
  'builtin-max-x-0': maximum,
  'builtin-max-0-x': swapped,
  'minus-minimum-x': tied(({ x, min }) => (min(x.negate(), 0) as Scalar).negate()),
  'minus-minimum-0': tied(({ x, min }) => (min(0, x.negate()) as Scalar).negate()),
  'clip-min-0': clip(0, Number.POSITIVE_INFINITY),
  'clip-min-array': clip(0, Number.POSITIVE_INFINITY),
  'where-gt': of([], ({ x, where }) => where(x.data > 0, x, 0)),
  'where-ge': of([], ({ x, where }) => where(x.data >= 0, x, 0)),
  'where-lt': of([], ({ x, where }) => where(x.data < 0, 0, x)),
  'if-gt': of([], ({ x, where }) => where(x.data > 0, x, 0)),
  'if-ge': of([], ({ x, where }) => where(x.data >= 0, x, 0)),
  'mask-gt': masked((x) => (x > 0 ? 1 : 0)),
  'mask-ge': masked((x) => (x >= 0 ? 1 : 0)),
  'mask-step': masked((x) => (x > 0 ? 1 : 0)),
  'mask-fill': of([], ({ x, where }) => where(x.data < 0, 0, x)),
  'mask-heaviside-half': masked((x) => (Math.sign(x) + 1) / 2),
  'mask-sign': masked((x) => Math.max(Math.sign(x), 0)),
  'half-x-plus-abs': of(['abs'], ({ x, abs }) => x.add(abs(x)).divide(2)),
  'half-x-plus-root': of([], ({ x, sqrt }) => x.add(sqrt(x.multiply(x))).divide(2)),
  'squared-relu': of(['relu'], ({ x, relu }) => relu(x).multiply(relu(x))),
  'leaky-relu': leaky(0.01),
  'leaky-relu-tenth': leaky(0.1),
  'leaky-relu-layer': leaky(0.1),
  'leaky-relu-of-relu': leaky(0.1),
  'leaky-relu-negative': leaky(-0.5),
  'leaky-maximum': tied(({ x, max }) => max(x, x.multiply(0.1))),
  'leaky-maximum-swapped': tied(({ x, max }) => max(x.multiply(0.1), x)),
  'leaky-where-gt': of([], ({ x, where }) => where(x.data > 0, x, x.multiply(0.1))),
  'leaky-where-ge': of([], ({ x, where }) => where(x.data >= 0, x, x.multiply(0.1))),
  prelu: leaky(0.25),
  'prelu-layer': leaky(0.25),
  'prelu-formula': of(['relu'], ({ x, relu }) => relu(x).subtract(relu(x.negate()).multiply(0.25))),
  'rrelu-eval': leaky(11 / 48),
  relu6: clip(0, 6),
  'relu6-layer': clip(0, 6),
  'clip-0-6': clip(0, 6),
  'hard-tanh-0-6': clip(0, 6),
  'relu-max-6': clip(0, 6),
  'relu-max-5': clip(0, 5),
  'min-max-6': tied(({ x, max, min }) => min(max(x, 0), 6)),
  'hard-tanh': clip(-1, 1),
  'clip-1-1': clip(-1, 1),
  'hard-sigmoid': { uses: ['clip', 'tie', 'relu'], program: clipped(({ x }) => x.divide(6).add(0.5), 0, 1) },
  hinge: of(['relu'], ({ x, relu }) => relu(x.negate().add(1))),
  abs,
  fabs: abs,
  'l1-loss': abs,
  'norm-1-x': abs,
  'sqrt-of-square': of([], ({ x, sqrt }) => sqrt(x.multiply(x))),
  'norm-2-x-0': norm(({ x, sqrt }) => sqrt(x.multiply(x))),
  'norm-2-x': norm(({ x, sqrt }) => sqrt(x.multiply(x))),
  'hypot-x-0': norm(({ x, sqrt }) => sqrt(x.multiply(x))),
  'norm-inf-x-x': of(['abs', 'tie'], ({ x, abs, max }) => max(abs(x), abs(x.negate()))),
  'maximum-x-minus-x': tied(({ x, max }) => max(x, x.negate())),
  sqrt: of([], ({ x, sqrt }) => sqrt(x)),
  'power-half': of([], ({ x, sqrt }) => sqrt(x)),
  'sqrt-relu': of(['relu'], ({ x, relu, sqrt }) => sqrt(relu(x))),
  'where-sqrt': of([], ({ x, where, sqrt }) => where(x.data > 0, sqrt(x), 0)),
  'double-where-sqrt': of([], ({ x, where, sqrt }) => where(x.data > 0, sqrt(where(x.data > 0, x, 1)), 0)),
  'where-x-log-x': of([], ({ x, where, log }) => where(x.data > 0, x.multiply(log(x)), 0)),
  'max-of-x-0': maximum,
  'max-of-0-x': swapped,
  'amax-of-x-0': maximum,
  'max-index-of-x-0': maximum,
  'max-index-of-0-x': swapped,
  'max-of-x-0-0-0': tied(({ x, max }) => max(x, 0, 0, 0)),
  'max-of-x-x': tied(({ x, max }) => max(x, x)),
  'maximum-x-x': tied(({ x, max }) => max(x, x)),
  'sort-last-x-0': maximum,
  'top-1-of-x-0': maximum,
  'max-pool-x-0': maximum,
  'max-pool-0-x': swapped,
  'maxout-x-0': maximum,
  'maxout-0-x': swapped,
  'relu-relu': of(['relu'], ({ x, relu }) => relu(relu(x))),
  'relu-minus-relu': of(['relu'], ({ x, relu }) => relu(x).subtract(relu(x.negate()))),
  'relu-relu-minus-relu': of(['relu'], ({ x, relu }) => relu(relu(x)).subtract(relu(x.negate()))),
  'maximum-minus-maximum': tied(({ x, max }) => max(x, 0).subtract(max(x.negate(), 0))),
  'mask-minus-mask': of([], ({ x }) => x.multiply(x.data > 0 ? 1 : 0).add(x.multiply(x.data < 0 ? 1 : 0))),
  'max-plus-min': tied(({ x, max, min }) => max(x, 0).add(min(x, 0))),
  'max-plus-min-swapped': tied(({ x, max, min }) => max(0, x).add(min(0, x))),
  'clip-plus-clip': {
    uses: ['clip', 'tie', 'relu'],
    program: (convention) => (o) => {
      const above = clipped(({ x }) => x, 0, Number.POSITIVE_INFINITY)(convention)(o) as Scalar;
      return above.add(clipped(({ x }) => x, Number.NEGATIVE_INFINITY, 0)(convention)(o));
    },
  },
  'where-plus-where': of([], ({ x, where }) => where(x.data > 0, x, 0).add(where(x.data < 0, x, 0))),
  'where-eq': of([], ({ x, where }) => where(x.data === 0, 0, x)),
  'relu-plus-relu': of(['relu'], ({ x, relu }) => relu(x).add(relu(x.negate()))),
  'relu-of-minus-plus-x': of(['relu'], ({ x, relu }) => relu(x.negate()).add(x)),
  'half-relu-sum': of(['relu'], ({ x, relu }) => relu(x).add(relu(x.negate())).add(x).divide(2)),
  'maximum-of-minus-plus-x': tied(({ x, max }) => max(x.negate(), 0).add(x)),
  'x-minus-relu': of(['relu'], ({ x, relu }) => x.subtract(relu(x))),
  'minus-relu-of-minus': of(['relu'], ({ x, relu }) => relu(x.negate()).negate()),
  'zero-by-relu': of(['relu'], ({ x, relu }) => relu(x.negate()).add(x).subtract(relu(x))),
  'zero-by-abs': of(['relu', 'abs'], ({ x, relu, abs }) => relu(x).multiply(2).subtract(abs(x)).subtract(x)),
  'abs-of-relu': of(['relu', 'abs'], ({ x, relu, abs }) => abs(relu(x))),
};

/**
 * The program of an expression in the operations that its code names: a framework without a relu has to write
 * max(z, 0) for it. Undefined where the expression is made of other operations.
 */
export function programOf(expression: string, code: string): ExpressionProgram | undefined {
  const found = programs[expression];
  if (!found?.uses.includes('relu') || !/\b(np\.)?(f?max|maximum|Max)\(/.test(code)) return found;
  // No relu in it: each relu(z) is max(z, 0).
  return {
    uses: [...found.uses.filter((key) => key !== 'relu'), ...(found.uses.includes('tie') ? [] : ['tie' as const])],
    program: (convention) => (o) => found.program(convention)({ ...o, relu: (z) => o.max(z, 0) }),
  };
}
