import { type Expression, expressions } from './expressions.ts';

/** How the families of content/expressions.json are called, in their order. */
const titles: Readonly<Record<string, string>> = {
  relu: 'ReLU, by name and by formula',
  leaky: 'Leaky and parametric ReLU',
  clipped: 'Limited on both sides',
  smooth: 'ELU, GELU and other smooth ones',
  abs: 'Absolute value, norms, losses',
  root: 'Roots and logarithms',
  ties: 'Ties in reductions',
  composition: 'Compositions',
};

export interface Family {
  readonly id: string;
  readonly title: string;
  readonly expressions: readonly Expression[];
}

export const families: readonly Family[] = [...Map.groupBy(Object.values(expressions), ({ family }) => family)].map(
  ([id, members]) => {
    const title = titles[id];
    if (title === undefined) throw new Error(`expressions.json: the family ${id} has no title`);
    return { id, title, expressions: members };
  },
);
