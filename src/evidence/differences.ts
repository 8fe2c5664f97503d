/** Where the record differs from an earlier, independent measurement of this project, and why. */
export interface Difference {
  readonly frameworkId: string;
  readonly expression: string;
  readonly mode: string;
  readonly earlier: string;
  readonly now: string;
  readonly why: string;
}

const constantBranch =
  'The branch not taken was a constant before, which has no gradient at all; here it is 0 · x, which has the gradient 0.';
const constantZero =
  'The zero was a constant before; here it is zerosLike(x), so differentiating twice goes through LogicalNot, which has no gradient.';

/** Every difference: the tests compare all rows that both have. */
export const differences: readonly Difference[] = [
  ...['reverse', 'forward'].map((mode) => ({
    frameworkId: 'tensorflow',
    expression: 'if-gt',
    mode,
    earlier: 'none',
    now: '0',
    why: constantBranch,
  })),
  ...['tfjs-cpu', 'tfjs-wasm'].map((frameworkId) => ({
    frameworkId,
    expression: 'where-ge',
    mode: 'second',
    earlier: '0',
    now: 'an error',
    why: constantZero,
  })),
];
