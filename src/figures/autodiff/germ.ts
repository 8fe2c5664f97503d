/**
 * What a function does right beside a point: a sum of c·t^e in the distance t > 0, lowest power first, exact up to
 * powers below `order`. Powers may be fractions, as √t is, and negative, as 1/t is.
 */
export interface Germ {
  readonly terms: readonly Term[];
  readonly order: number;
}
type Term = readonly [exponent: number, coefficient: number];

/** How many powers beyond the first an infinite series is followed, and how many terms at most. */
const DEPTH = 6;
const MOST_TERMS = 16;

export const constant = (value: number): Germ => ({ terms: value === 0 ? [] : [[0, value]], order: Infinity });
/** x + direction · t. */
export const beside = (x: number, direction: 1 | -1): Germ =>
  tidy(
    [
      [0, x],
      [1, direction],
    ],
    Infinity,
  );

/** The lowest power; of a function that is 0, as far as it is known. */
const lowest = ({ terms, order }: Germ): number => terms[0]?.[0] ?? order;

/** Like powers together, in order, none that is unknown or 0. */
function tidy(terms: readonly Term[], order: number): Germ {
  const sums = new Map<number, number>();
  for (const [exponent, coefficient] of terms) {
    if (exponent < order) sums.set(exponent, (sums.get(exponent) ?? 0) + coefficient);
  }
  const sorted = [...sums].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b);
  return { terms: sorted.slice(0, MOST_TERMS), order: sorted[MOST_TERMS]?.[0] ?? order };
}

export const add = (a: Germ, b: Germ): Germ => tidy([...a.terms, ...b.terms], Math.min(a.order, b.order));

export const scale = (a: Germ, factor: number): Germ =>
  factor === 0 ? constant(0) : { terms: a.terms.map(([e, c]): Term => [e, c * factor]), order: a.order };

export function multiply(a: Germ, b: Germ): Germ {
  const terms = a.terms.flatMap(([e, c]) => b.terms.map(([f, d]): Term => [e + f, c * d]));
  return tidy(terms, Math.min(a.order + lowest(b), b.order + lowest(a)));
}

/** −1, 0 or 1 for all small t; undefined if the known powers do not tell. */
export function sign({ terms, order }: Germ): -1 | 0 | 1 | undefined {
  if (terms.length > 0) return terms[0][1] > 0 ? 1 : -1;
  return order === Infinity ? 0 : undefined;
}

/** a^power for power −1 and ½, by the binomial series; undefined where there is no such function. */
export function raise(a: Germ, power: -1 | 0.5): Germ | undefined {
  const which = sign(a);
  if (which === 0 && power === 0.5) return constant(0);
  if (!which || (which < 0 && power === 0.5)) return undefined;
  const [[e, c], ...rest] = a.terms;
  const first: Term = [e * power, power === 0.5 ? Math.sqrt(c) : 1 / c];
  // a = c·tᵉ(1 + u), and (1 + u)^p = 1 + pu + p(p − 1)/2·u² + …
  const u = tidy(
    rest.map(([f, d]): Term => [f - e, d / c]),
    Math.min(a.order - e, DEPTH),
  );
  let [sum, product, binomial] = [constant(1), constant(1), 1];
  if (rest.length > 0 || a.order !== Infinity) {
    let k = 1;
    for (; k * lowest(u) < DEPTH && k <= MOST_TERMS; k++) {
      product = multiply(product, u);
      binomial *= (power - k + 1) / k;
      sum = add(sum, scale(product, binomial));
    }
    // The first power of u that was left out, and what is not known of u itself.
    sum = tidy(sum.terms, Math.min(sum.order, u.order, k * lowest(u)));
  }
  return multiply({ terms: [first], order: Infinity }, sum);
}
