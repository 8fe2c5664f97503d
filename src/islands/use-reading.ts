import { useState } from 'preact/hooks';

/** Loaded when the reader first comes near. */
export type Readings = typeof import('../figures/playground/readings.ts');

/** What is read off, if anything: pointed at before the code has come, it is told as soon as it has. */
export function useReading<T>(
  readings: Readings | undefined,
): [read: T | undefined, readAt: (what?: (readings: Readings) => T) => void] {
  const [what, setWhat] = useState<(readings: Readings) => T>();
  return [readings && what?.(readings), (next) => setWhat(() => next)];
}
