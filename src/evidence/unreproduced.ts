/** Why no single convention gives what a framework returns for an expression: `framework expression`, by reason. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'forward and reverse mode differ': [
    'pytorch fmax-x-0',
    'pytorch fmax-0-x',
    'pytorch clip-min-array',
    'pytorch prelu',
    'pytorch prelu-layer',
    'pytorch-2-14 prelu',
    'pytorch-2-14 prelu-layer',
    'jax-js norm-2-x-0',
  ],
  'the scalar and the matrix graph differ': ['casadi norm-2-x-0'],
  'compiled code differs from eager code': ['tensorflow sqrt-relu', 'tensorflow where-sqrt', 'tensorflow top-1-of-x-0'],
  'it orders −0 below 0': ['jax top-1-of-x-0'],
  'a rule of its own gives ½': ['jax hypot-x-0'],
  'the slope 0 of its relu or max is multiplied by the infinite slope of the root, which is NaN': [
    'keras-tensorflow sqrt-relu',
    'tfjs-cpu sqrt-relu',
    'tfjs-wasm sqrt-relu',
    'autograd sqrt-relu',
    'casadi sqrt-relu',
    'sympy sqrt-relu',
  ],
  'the root passes on a 0 as 0, although its own slope is infinite': [
    'keras-tensorflow where-sqrt',
    'casadi where-sqrt',
  ],
  'the slope of the root is a power of 0, which raises an error': ['autograd sqrt', 'autograd where-sqrt'],
  'the slope of the root at 0 is NaN': ['uncertainties sqrt', 'uncertainties power-half'],
  'x to the ½ has the slope NaN at 0 and 0 at −1': ['jax-js power-half'],
  'it simplifies √(x²) to |x| first': [
    'casadi half-x-plus-root',
    'casadi sqrt-of-square',
    'sympy half-x-plus-root',
    'sympy sqrt-of-square',
  ],
  'its step is ½ at 0': ['sympy mask-step'],
  'its sign of 0 is 1': ['algebrite mask-step'],
  'its derivative of |x| is |x|/x, which is NaN at 0': ['mathjs abs', 'mathjs half-x-plus-abs'],
  'x ≥ 0 is false at 0: numbers with an uncertainty are compared by their difference': ['uncertainties if-ge'],
  'each entry that ties gets the whole gradient': ['tfjs-cpu max-of-x-x', 'tfjs-wasm max-of-x-x'],
  'it is not the function, or not its derivative, off the kink either': [
    'tfjs-wasm max-pool-x-0',
    'toygrad leaky-relu',
    'ml-fnn relu',
    'ml-fnn relu-layer',
    'ml-fnn prelu',
    'nerdamer maximum-x-0',
    'js-pytorch relu',
    'js-pytorch relu-minus-relu',
    'js-pytorch relu-plus-relu',
  ],
};

/** The reason by `framework expression`, for every pair that no convention reproduces; the tests compare the list. */
export const unreproduced: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([why, pairs]) => pairs.map((pair) => [pair, why] as const)),
);
