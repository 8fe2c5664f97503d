import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFilter, encodeFilter, keeps } from '../../src/shell/filter-state.ts';

describe('the state of a filter in the address', () => {
  test('comes back as it was, without what is empty', () => {
    const names = fc.constantFrom('text', 'framework', 'dtype', 'mode', 'show');
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' })), (state) => {
        const set = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));
        expect({ ...decodeFilter(`#${encodeFilter(state)}`) }).toEqual({ ...set });
      }),
    );
  });
  test('is written with the id of the form, so that the link leads to it', () => {
    expect(encodeFilter({ text: 'max(x, 0)', framework: 'jax', dtype: '' })).toBe(
      'filter.text=max(x%2C%200)&filter.framework=jax',
    );
  });
  test('leaves an anchor and other keys alone, and survives a broken escape', () => {
    expect(decodeFilter('#ev-pytorch-relu-float32')).toEqual({});
    expect(decodeFilter('#kink.z=1&filter.text=%E0%A4%A')).toEqual({ text: '%E0%A4%A' });
  });
});

describe('what a filter keeps', () => {
  test('a word must be one of those given; an empty one leaves everything', () => {
    expect(keeps('dtype', 'float16', 'float16 bfloat16')).toBe(true);
    expect(keeps('dtype', 'float16', 'bfloat16')).toBe(false);
    expect(keeps('framework', 'pytorch', 'pytorch-2-14')).toBe(false);
    expect(keeps('framework', '', 'pytorch-2-14')).toBe(true);
  });
  test('text is found anywhere, without regard to case, spaces and the kind of minus', () => {
    expect(keeps('text', 'MAX(x,0)', 'max(x, 0) tf.maximum(x, 0.0)')).toBe(true);
    expect(keeps('text', 'relu(-x)', 'relu(x) − relu(−x)')).toBe(true);
    expect(keeps('text', 'clamp', 'max(x, 0)')).toBe(false);
  });
});
