/** The themes of the API page. An export belongs to the theme of its file, so a new file finds its place by its name. */
export interface ApiGroup {
  /** With a hyphen, so that no export can have the same anchor. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Tested against the path below `src/core`. */
  readonly files: RegExp;
}

export const groups: readonly ApiGroup[] = [
  {
    id: 'activation-functions',
    title: 'Activation functions',
    about: 'Each has a value, one derivative everywhere, and a subdifferential at its kinks.',
    files: /^activations\//,
  },
  {
    id: 'networks-and-training',
    title: 'Networks and training',
    about: 'A network holds all its parameters in one flat array; training is a generator of steps.',
    files: /^(?:mlp|train(?:ing)?|networks?|layers?|dtype|engines?|kernels?|sweep|wasm|assembly)\b/,
  },
  {
    id: 'loss-functions',
    title: 'Losses',
    about: 'Means over the batch, with the gradient that backpropagation starts from.',
    files: /^(?:loss|losses)\b/,
  },
  {
    id: 'optimizers-and-steps',
    title: 'Optimizers',
    about: 'Rules that turn a gradient into the next parameters, in place.',
    files:
      /^(?:optimi[sz]ers?|sgd|momentum|adam\w*|adam-w|rms-?prop|subgradient(?:-method)?|step(?:-?rule)?s?|schedules?)\b/,
  },
  {
    id: 'weight-initializers',
    title: 'Initializers',
    about: 'Where the parameters start, and the seeded generator that draws them.',
    files: /^(?:initiali[sz]ers?|rng|random)\b/,
  },
  {
    id: 'data-sets',
    title: 'Data sets',
    about: 'Small data sets, the same for the same seed.',
    files: /^(?:data|data-?sets?|csv|from-csv)\b/,
  },
  {
    id: 'network-diagnostics',
    title: 'Diagnostics',
    about: 'What the units of a network do, and whether its gradients are right.',
    files:
      /^(?:diagnostics?|unit-report|gradient-check|dead|born-dead|dormancy|reinitiali[sz]e|redo|linear-regions|regions|bounds|landscape)\b/,
  },
  {
    id: 'automatic-differentiation',
    title: 'Automatic differentiation',
    about: 'Derivatives of programs, number by number.',
    files: /^(?:value|dual|jvp|forward-mode|autodiff|differentiate|automatic-differentiation|program)\b/,
  },
  {
    id: 'shared-types',
    title: 'Types',
    about: 'The shapes that the parts above give to each other.',
    files: /^types\b/,
  },
  { id: 'more-exports', title: 'More', about: 'Everything else that the core exports.', files: /^/ },
];

/** The id of the group of `src/core/activations/relu.ts`. */
export function groupOf(file: string): string {
  const below = file.replace(/^src\/core\//, '');
  const group = groups.find(({ files }) => files.test(below));
  if (!group) throw new Error(`api: no group takes ${file}`);
  return group.id;
}
