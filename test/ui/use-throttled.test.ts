// @vitest-environment jsdom
import { renderHook } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { useThrottled } from '../../src/ui/use-throttled.ts';

afterEach(() => vi.restoreAllMocks());

test('a value is renewed once the time is over while active, and at once when not', () => {
  const clock = vi.spyOn(performance, 'now');
  const { result, rerender } = renderHook(
    ({ value, active }: { value: number; active: boolean }) => useThrottled(value, 100, active),
    { initialProps: { value: 1, active: false } },
  );
  const shown = (at: number, value: number, active: boolean): number => {
    clock.mockReturnValue(at);
    rerender({ value, active });
    return result.current;
  };
  expect(result.current).toBe(1);
  expect(shown(5, 2, false)).toBe(2);
  // The first value after the start is shown, those within its 100 ms are not.
  expect(shown(10, 3, true)).toBe(3);
  expect(shown(60, 4, true)).toBe(3);
  expect(shown(109, 5, true)).toBe(3);
  expect(shown(110, 6, true)).toBe(6);
  expect(shown(120, 7, true)).toBe(6);
  expect(shown(121, 8, false)).toBe(8);
});
