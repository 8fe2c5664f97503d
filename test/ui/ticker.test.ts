import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTicker, FRAME_BUDGET_MS } from '../../src/ui/ticker.ts';
import { type FakeFrames, fakeFrames } from './fake-frames.ts';

let frames: FakeFrames;
let page: EventTarget & { visibilityState: string };
const element = {} as Element;

beforeEach(() => {
  frames = fakeFrames();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
});
afterEach(() => vi.unstubAllGlobals());

describe('createTicker', () => {
  test('does nothing until it is started', () => {
    createTicker({ frame: () => true });
    expect(frames.pending).toBe(0);
  });

  test('gives each frame its budget, one frame at a time, until stopped', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame });
    ticker.start();
    ticker.start();
    expect(frames.pending).toBe(1);
    frames.next();
    frames.next();
    ticker.stop();
    frames.next();
    expect(frame.mock.calls).toEqual([[FRAME_BUDGET_MS], [FRAME_BUDGET_MS]]);
  });

  test('waits while its element is out of sight and goes on by itself', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame, element });
    ticker.start();
    frames.next();
    expect(frame).not.toHaveBeenCalled();
    frames.show(true);
    frames.next();
    frames.show(false);
    frames.next();
    expect(frame).toHaveBeenCalledTimes(1);
    expect(ticker.playing).toBe(true);
  });

  test('waits while the tab is hidden', () => {
    const frame = vi.fn(() => true);
    createTicker({ frame }).start();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    frames.next();
    expect(frame).not.toHaveBeenCalled();
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    frames.next();
    expect(frame).toHaveBeenCalledTimes(1);
  });

  test('stops and says so when the work is done', () => {
    const onChange = vi.fn();
    const ticker = createTicker({ frame: () => false, onChange });
    ticker.start();
    frames.next();
    expect(ticker.playing).toBe(false);
    expect(onChange.mock.calls).toEqual([[true], [false]]);
    expect(frames.pending).toBe(0);
  });

  test('a frame that throws stops it', () => {
    const ticker = createTicker({
      frame: () => {
        throw new Error('the worker is gone');
      },
    });
    ticker.start();
    expect(() => frames.next()).toThrow('the worker is gone');
    expect(ticker.playing).toBe(false);
    expect(frames.pending).toBe(0);
  });

  test('a frame may stop its own ticker', () => {
    const ticker = createTicker({
      frame: () => {
        ticker.stop();
        return true;
      },
    });
    ticker.start();
    frames.next();
    expect(frames.pending).toBe(0);
  });

  test('after dispose it cannot be started and listens to nothing', () => {
    const frame = vi.fn(() => true);
    const ticker = createTicker({ frame, element });
    frames.show(true);
    ticker.start();
    ticker.dispose();
    ticker.start();
    page.dispatchEvent(new Event('visibilitychange'));
    frames.next();
    expect(frame).not.toHaveBeenCalled();
    expect(frames.disconnected).toBe(true);
  });
});
