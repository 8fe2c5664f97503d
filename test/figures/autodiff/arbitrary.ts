import fc from 'fast-check';
import type { Node } from '../../../src/figures/autodiff/syntax.ts';

/** Quarters are exact in binary, so that kinks meet and cancel as often as they do in real programs. */
const number = fc.integer({ min: 0, max: 8 }).map((k): Node => ({ kind: 'number', value: k / 4 }));
const leaf = fc.oneof(number, fc.constant<Node>({ kind: 'x' }), fc.constant<Node>({ kind: 'x' }));

/** Programs of the language; `linear` ones are piecewise linear. */
export const programs = (linear: boolean): fc.Arbitrary<Node> =>
  fc.letrec<{ node: Node }>((tie) => {
    const node = tie('node');
    const unary = fc.record({
      kind: fc.constant('unary' as const),
      name: fc.constantFrom(...(['relu', 'leaky', 'abs', ...(linear ? [] : ['sqrt'])] as ('relu' | 'sqrt')[])),
      of: node,
    });
    const extreme = fc.record({
      kind: fc.constant('extreme' as const),
      name: fc.constantFrom('max' as const, 'min' as const),
      left: node,
      right: node,
    });
    const where = fc.record({
      kind: fc.constant('where' as const),
      relation: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
      left: node,
      right: node,
      chosen: node,
      otherwise: node,
    });
    const binary = fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...(['+', '-', ...(linear ? [] : ['*', '/'])] as ('+' | '*')[])),
      left: node,
      right: node,
    });
    const scaled = fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constant('*' as const),
      left: number,
      right: node,
    });
    const negate = fc.record({ kind: fc.constant('negate' as const), of: node });
    return {
      node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, unary, binary, extreme, where, negate, scaled),
    };
  }).node;
