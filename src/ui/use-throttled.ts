import { useRef } from 'preact/hooks';

/**
 * A value that is renewed at most every `ms` milliseconds while `active`, and at once when it is not: for parts of a
 * figure that need not follow every frame. Whoever renders with the value decides when it is looked at again.
 */
export function useThrottled<T>(value: T, ms: number, active: boolean): T {
  const held = useRef({ value, at: Number.NEGATIVE_INFINITY });
  const now = active ? performance.now() : Number.NEGATIVE_INFINITY;
  if (!active || now - held.current.at >= ms) held.current = { value, at: now };
  return held.current.value;
}
