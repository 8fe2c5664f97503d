import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTicker, FRAME_BUDGET_MS } from '../../src/ui/ticker.ts';

// A browser of four switches: frames come when asked, the tab and the element are shown or not.
let frames: Map<number, () => void>;
let show: (visible: boolean) => void;
let page: EventTarget & { visibilityState: string };
let disconnected: boolean;
const element = {} as Element;

function nextFrame(): void {
  const pending = [...frames.values()];
  frames.clear();
  for (const run of pending) run();
}

beforeEach(() => {
  frames = new Map();
  disconnected = false;
  let id = 0;
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.set(++id, run) && id);
  vi.stubGlobal('cancelAnimationFrame', (request: number) => frames.delete(request));
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        show = (isIntersecting) => told([{ isIntersecting }]);
      }
      observe() {}
      disconnect() {
        disconnected = true;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('createTicker', () => {
  test('does nothing until it is started', () => {
    createTicker({ frame: () => true });
    expect(frames.size).toBe(0);
  });

  test('gives each frame its budget, one frame at a time, until stopped', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame });
    ticker.start();
    ticker.start();
    expect(frames.size).toBe(1);
    nextFrame();
    nextFrame();
    ticker.stop();
    nextFrame();
    expect(frame.mock.calls).toEqual([[FRAME_BUDGET_MS], [FRAME_BUDGET_MS]]);
  });

  test('waits while its element is out of sight and goes on by itself', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame, element });
    ticker.start();
    nextFrame();
    expect(frame).not.toHaveBeenCalled();
    show(true);
    nextFrame();
    show(false);
    nextFrame();
    expect(frame).toHaveBeenCalledTimes(1);
    expect(ticker.playing).toBe(true);
  });

  test('waits while the tab is hidden', () => {
    const frame = vi.fn(() => true);
    createTicker({ frame }).start();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    nextFrame();
    expect(frame).not.toHaveBeenCalled();
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    nextFrame();
    expect(frame).toHaveBeenCalledTimes(1);
  });

  test('stops and says so when the work is done', () => {
    const onChange = vi.fn();
    const ticker = createTicker({ frame: () => false, onChange });
    ticker.start();
    nextFrame();
    expect(ticker.playing).toBe(false);
    expect(onChange.mock.calls).toEqual([[true], [false]]);
    expect(frames.size).toBe(0);
  });

  test('a frame that throws stops it', () => {
    const ticker = createTicker({
      frame: () => {
        throw new Error('the worker is gone');
      },
    });
    ticker.start();
    expect(nextFrame).toThrow('the worker is gone');
    expect(ticker.playing).toBe(false);
    expect(frames.size).toBe(0);
  });

  test('a frame may stop its own ticker', () => {
    const ticker = createTicker({
      frame: () => {
        ticker.stop();
        return true;
      },
    });
    ticker.start();
    nextFrame();
    expect(frames.size).toBe(0);
  });

  test('after dispose it cannot be started and listens to nothing', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame, element });
    show(true);
    ticker.start();
    ticker.dispose();
    ticker.start();
    page.dispatchEvent(new Event('visibilitychange'));
    nextFrame();
    expect(frame).not.toHaveBeenCalled();
    expect(disconnected).toBe(true);
  });
});
