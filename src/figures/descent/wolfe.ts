import { norm } from '../../core/subgradient-method.ts';
import type { Objective } from './objective.ts';

/** The weight of x₂² in the smooth part; 16 is the value of the closed form in the tests. */
export const GAMMA = 16;
export const ROOT = Math.sqrt(1 + GAMMA);

/**
 * Wolfe's function: √(x₁² + 16x₂²) where |x₂| ≤ x₁, else (x₁ + 16|x₂|)/√17. The two agree in value and slope where
 * they meet, so its only kinks are the points (x₁, 0) with x₁ ≤ 0; to the left it falls without end. Source: Beck 2017.
 */
export const wolfe: Objective = {
  label: 'Wolfe’s function',
  dimension: 2,
  steepest: Math.sqrt(1 + GAMMA * GAMMA) / ROOT,
  value: ([a, b]) => (isSmooth(a, b) ? length(a, b) : (a + GAMMA * Math.abs(b)) / ROOT),
  slopes([a, b]) {
    if (isSmooth(a, b)) {
      const f = length(a, b);
      return [same(a / f), same((GAMMA * b) / f)];
    }
    const steep = GAMMA / ROOT;
    // At (0, 0) this is one side of the set; the other slopes there lie right of it.
    return [same(1 / ROOT), b > 0 ? same(steep) : b < 0 ? same(-steep) : [-steep, steep]];
  },
  exactMove([a, b], [p, q]) {
    // Where f is smooth, its square is quadratic along the line. A convex function has no other lowest point then.
    const size = (a * p + GAMMA * b * q) / (p * p + GAMMA * q * q);
    const to = [a - size * p, b - size * q];
    if (size >= 0 && isSmooth(to[0], to[1])) return { size, to };
    // Else the lowest point is where the line crosses the valley of kinks, unless it runs along it.
    const crossing = q === 0 ? 0 : b / q;
    if (GAMMA * Math.abs(q) >= p && crossing >= 0) return { size: crossing, to: [a - crossing * p, 0] };
    return undefined;
  },
};

/** √(a² + 16b²), also where the squares would vanish. */
const length = (a: number, b: number): number => norm([a, Math.sqrt(GAMMA) * b]);

const isSmooth = (a: number, b: number): boolean => a > 0 && Math.abs(b) <= a;

const same = (slope: number) => [slope, slope] as const;
