import { vi } from 'vitest';

/** A browser of two switches: a frame comes when it is asked for, and the observed element is in sight or not. */
export interface FakeFrames {
  /** How many frames are asked for and have not come. */
  readonly pending: number;
  /** Whether an observer has let go of its element. */
  readonly disconnected: boolean;
  next(): void;
  show(visible: boolean): void;
}

/** Stubs frames and IntersectionObserver until `vi.unstubAllGlobals()`. `visible`: an element is in sight from the start. */
export function fakeFrames({ visible = false } = {}): FakeFrames {
  const pending = new Map<number, () => void>();
  let id = 0;
  let disconnected = false;
  let show = (_: boolean): void => {};
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => pending.set(++id, run) && id);
  vi.stubGlobal('cancelAnimationFrame', (request: number) => pending.delete(request));
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        show = (isIntersecting) => told([{ isIntersecting }]);
      }
      observe() {
        if (visible) show(true);
      }
      disconnect() {
        disconnected = true;
      }
    },
  );
  return {
    get pending() {
      return pending.size;
    },
    get disconnected() {
      return disconnected;
    },
    next() {
      const due = [...pending.values()];
      pending.clear();
      for (const run of due) run();
    },
    show: (isIntersecting) => show(isIntersecting),
  };
}
