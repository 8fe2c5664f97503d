import type { Convention } from './programs.ts';

/** The programs of programs.ts as a reader types them: the text of the result; the tests compare the two. */
type Text = string | ((convention: Convention) => string);

const MAX = 'max(x, 0)';
const SWAPPED = 'max(0, x)';
const ROOT_OF_SQUARE = 'sqrt(x.multiply(x))';

const leaky =
  (slope: string, value = Number(slope)): Text =>
  ({ leaky: at = 'left' }) => {
    if (at === 'formula') return `relu(x).subtract(relu(x.negate()).multiply(${slope}))`;
    const atZero = { left: slope, right: '1', mean: `${(1 + value) / 2}` }[at];
    return `leakyRelu(x, { negativeSlope: ${slope}, derivativeAtZero: ${atZero} })`;
  };

/** `z` is the text of what is clipped; it reaches the limits where x has reached `from` and `to`. */
function clip(lo: number, hi: number, z = 'x', [from, to] = [lo, hi]): Text {
  return ({ clip: how = 'inside' }) => {
    const low = Number.isFinite(lo);
    const high = Number.isFinite(hi);
    const atLeast = (text: string) => (low ? `max(${text}, ${lo})` : text);
    const atMost = (text: string) => (high ? `min(${text}, ${hi})` : text);
    if (how === 'min of max') return atMost(atLeast(z));
    if (how === 'max of min') return atLeast(atMost(z));
    if (how === 'min of relu') return atMost(lo === 0 ? `relu(${z})` : atLeast(z));
    const equal = how === 'inside' ? '=' : '';
    const within = [...(low ? [`x.data >${equal} ${from}`] : []), ...(high ? [`x.data <${equal} ${to}`] : [])];
    const limit = low && high ? `x.data >= ${to} ? ${hi} : ${lo}` : `${low ? lo : hi}`;
    return `where(${within.join(' && ')}, ${z}, ${limit})`;
  };
}
const norm: Text = ({ norm: by = 'root' }) => (by === 'root' ? ROOT_OF_SQUARE : 'abs(x)');

const texts: Readonly<Record<string, Text>> = {
  relu: 'relu(x)',
  'relu-method': 'relu(x)',
  'relu-functional': 'relu(x)',
  'relu-layer': 'relu(x)',
  'relu-in-place': 'relu(x)',
  threshold: 'relu(x)',
  'maximum-x-0': MAX,
  'maximum-0-x': SWAPPED,
  'fmax-x-0': MAX,
  'fmax-0-x': SWAPPED,
  'builtin-max-x-0': MAX,
  'builtin-max-0-x': SWAPPED,
  'minus-minimum-x': 'min(x.negate(), 0).negate()',
  'minus-minimum-0': 'min(0, x.negate()).negate()',
  'clip-min-0': clip(0, Number.POSITIVE_INFINITY),
  'clip-min-array': clip(0, Number.POSITIVE_INFINITY),
  'where-gt': 'where(x.data > 0, x, 0)',
  'where-ge': 'where(x.data >= 0, x, 0)',
  'where-lt': 'where(x.data < 0, 0, x)',
  'if-gt': 'where(x.data > 0, x, 0)',
  'if-ge': 'where(x.data >= 0, x, 0)',
  'mask-gt': 'x.multiply(x.data > 0 ? 1 : 0)',
  'mask-ge': 'x.multiply(x.data >= 0 ? 1 : 0)',
  'mask-step': 'x.multiply(x.data > 0 ? 1 : 0)',
  'mask-fill': 'where(x.data < 0, 0, x)',
  'mask-heaviside-half': 'x.multiply((Math.sign(x.data) + 1) / 2)',
  'mask-sign': 'x.multiply(Math.max(Math.sign(x.data), 0))',
  'half-x-plus-abs': 'x.add(abs(x)).divide(2)',
  'half-x-plus-root': `x.add(${ROOT_OF_SQUARE}).divide(2)`,
  'squared-relu': 'relu(x).multiply(relu(x))',
  'leaky-relu': leaky('0.01'),
  'leaky-relu-tenth': leaky('0.1'),
  'leaky-relu-layer': leaky('0.1'),
  'leaky-relu-of-relu': leaky('0.1'),
  'leaky-relu-negative': leaky('-0.5'),
  'leaky-maximum': 'max(x, x.multiply(0.1))',
  'leaky-maximum-swapped': 'max(x.multiply(0.1), x)',
  'leaky-where-gt': 'where(x.data > 0, x, x.multiply(0.1))',
  'leaky-where-ge': 'where(x.data >= 0, x, x.multiply(0.1))',
  prelu: leaky('0.25'),
  'prelu-layer': leaky('0.25'),
  'prelu-formula': 'relu(x).subtract(relu(x.negate()).multiply(0.25))',
  'rrelu-eval': leaky('11 / 48', 11 / 48),
  relu6: clip(0, 6),
  'relu6-layer': clip(0, 6),
  'clip-0-6': clip(0, 6),
  'hard-tanh-0-6': clip(0, 6),
  'relu-max-6': clip(0, 6),
  'relu-max-5': clip(0, 5),
  'min-max-6': 'min(max(x, 0), 6)',
  'hard-tanh': clip(-1, 1),
  'clip-1-1': clip(-1, 1),
  'hard-sigmoid': clip(0, 1, 'x.divide(6).add(0.5)', [-3, 3]),
  hinge: 'relu(x.negate().add(1))',
  abs: 'abs(x)',
  fabs: 'abs(x)',
  'l1-loss': 'abs(x)',
  'norm-1-x': 'abs(x)',
  'sqrt-of-square': ROOT_OF_SQUARE,
  'norm-2-x-0': norm,
  'norm-2-x': norm,
  'hypot-x-0': norm,
  'norm-inf-x-x': 'max(abs(x), abs(x.negate()))',
  'maximum-x-minus-x': 'max(x, x.negate())',
  sqrt: 'sqrt(x)',
  'power-half': 'sqrt(x)',
  'sqrt-relu': 'sqrt(relu(x))',
  'where-sqrt': 'where(x.data > 0, sqrt(x), 0)',
  'double-where-sqrt': 'where(x.data > 0, sqrt(where(x.data > 0, x, 1)), 0)',
  'where-x-log-x': 'where(x.data > 0, x.multiply(log(x)), 0)',
  'max-of-x-0': MAX,
  'max-of-0-x': SWAPPED,
  'amax-of-x-0': MAX,
  'max-index-of-x-0': MAX,
  'max-index-of-0-x': SWAPPED,
  'max-of-x-0-0-0': 'max(x, 0, 0, 0)',
  'max-of-x-x': 'max(x, x)',
  'maximum-x-x': 'max(x, x)',
  'sort-last-x-0': MAX,
  'top-1-of-x-0': MAX,
  'max-pool-x-0': MAX,
  'max-pool-0-x': SWAPPED,
  'maxout-x-0': MAX,
  'maxout-0-x': SWAPPED,
  'relu-relu': 'relu(relu(x))',
  'relu-minus-relu': 'relu(x).subtract(relu(x.negate()))',
  'relu-relu-minus-relu': 'relu(relu(x)).subtract(relu(x.negate()))',
  'maximum-minus-maximum': 'max(x, 0).subtract(max(x.negate(), 0))',
  'mask-minus-mask': 'x.multiply(x.data > 0 ? 1 : 0).add(x.multiply(x.data < 0 ? 1 : 0))',
  'max-plus-min': 'max(x, 0).add(min(x, 0))',
  'max-plus-min-swapped': 'max(0, x).add(min(0, x))',
  'clip-plus-clip': (convention) =>
    [clip(0, Number.POSITIVE_INFINITY), clip(Number.NEGATIVE_INFINITY, 0)]
      .map((text) => (typeof text === 'string' ? text : text(convention)))
      .reduce((above, below) => `${above}.add(${below})`),
  'where-plus-where': 'where(x.data > 0, x, 0).add(where(x.data < 0, x, 0))',
  'where-eq': 'where(x.data === 0, 0, x)',
  'relu-plus-relu': 'relu(x).add(relu(x.negate()))',
  'relu-of-minus-plus-x': 'relu(x.negate()).add(x)',
  'half-relu-sum': 'relu(x).add(relu(x.negate())).add(x).divide(2)',
  'maximum-of-minus-plus-x': 'max(x.negate(), 0).add(x)',
  'x-minus-relu': 'x.subtract(relu(x))',
  'minus-relu-of-minus': 'relu(x.negate()).negate()',
  'zero-by-relu': 'relu(x.negate()).add(x).subtract(relu(x))',
  'zero-by-abs': 'relu(x).multiply(2).subtract(abs(x)).subtract(x)',
  'abs-of-relu': 'abs(relu(x))',
};

/** The text of an expression's program under a convention; undefined where it is made of other operations. */
export function programText(expression: string, convention: Convention): string | undefined {
  const text = texts[expression];
  return typeof text === 'function' ? text(convention) : text;
}
