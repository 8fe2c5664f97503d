import { act, cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PlaygroundRun, runTo } from '../../src/figures/playground/run.ts';
import { slim } from '../../src/figures/playground/slim.ts';
import { type PlaygroundState, playgroundParameters } from '../../src/figures/playground/state.ts';
import { playgroundSentence } from '../../src/figures/playground/words.ts';
import Playground from '../../src/islands/Playground.tsx';
import { clamped, defaults } from '../../src/ui/parameters.ts';
import { type FakeFrames, fakeFrames } from '../ui/fake-frames.ts';
import { all, button, expectHydrationAsBuilt, get } from './figure-page.ts';

const fate = vi.hoisted(() => ({ refused: false }));

// A stand-in that runs in the process: messages are copied and answered later, as by a worker.
vi.mock('../../src/islands/run.worker.ts?worker&inline', () => ({
  default: class {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    #run: PlaygroundRun | undefined;
    #alive = true;
    constructor() {
      if (fate.refused) throw new Error('workers are off');
    }
    postMessage(message: { kind: string; type: string; state: PlaygroundState; steps: number }) {
      const { kind, type, state, steps } = structuredClone(message);
      setTimeout(() => {
        if (!this.#alive) return;
        expect(kind).toBe('playground');
        if (type === 'start') this.#run = runTo(state);
        else this.#run?.advance(steps);
        this.onmessage?.({ data: structuredClone({ snapshot: this.#run?.snapshot() }) });
      });
    }
    terminate() {
      this.#alive = false;
    }
  },
}));

// Small, so that each of the many runs of these tests is short.
const preset: Partial<PlaygroundState> = { layers: [3, 2], rate: 0.3, seed: 1 };
const first = clamped(defaults(playgroundParameters), playgroundParameters, preset);
const playground = (more: Partial<PlaygroundState> = {}) => (
  <Playground
    id="playground"
    title="Play"
    preset={{ ...preset, ...more }}
    first={slim(runTo(clamped(first, playgroundParameters, more)).snapshot())}
  />
);
const number = (name: string) => Number(get(`[data-number="${name}"]`).dataset.value);
const named = (label: string) => get<HTMLButtonElement>(`[aria-label="${label}"]`);
const type = (field: string, text: string) => {
  const input = get<HTMLInputElement>(`#playground-${field}`);
  input.value = text;
  fireEvent.change(input);
};

/** The page shows exactly the core's numbers of this state. */
async function shows(state: Partial<PlaygroundState>): Promise<void> {
  const snapshot = runTo({ ...first, ...state }).snapshot();
  await vi.waitFor(() => expect(get('.fig-says').textContent).toBe(playgroundSentence(snapshot)));
  expect(number('step')).toBe(snapshot.step);
  expect(number('loss')).toBe(snapshot.trainLoss);
  if (snapshot.testLoss !== undefined) expect(number('testLoss')).toBe(snapshot.testLoss);
  expect(number('dead')).toBe(snapshot.deadCount);
  expect(number('stuck')).toBe(snapshot.stuckCount);
  expect(all('.unit-layer .unit')).toHaveLength(snapshot.layers.slice(0, -1).flatMap(({ units }) => units).length);
}

let frames: FakeFrames;
const frame = () => act(() => frames.next());

beforeEach(() => {
  fate.refused = false;
  history.replaceState(null, '', location.pathname);
  frames = fakeFrames({ visible: true });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the first frame', () => {
  test('is complete without JavaScript and has no style attribute', () => {
    const html = renderToString(playground({ step: 20 }));
    const snapshot = runTo({ ...first, step: 20 }).snapshot();
    expect(html).toContain(`data-number="loss" data-value="${snapshot.trainLoss}"`);
    expect(html).toContain(playgroundSentence(snapshot));
    expect(html).toContain('class="band band-5"');
    expect(html).not.toMatch(/ style=/);
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => playground({ step: 5 }));
  });
});

describe('training', () => {
  test('Step, Run 100 and Restart do what they say, and the address tells the step', async () => {
    mount(playground());
    fireEvent.click(button('Step'));
    await shows({ step: 1 });
    fireEvent.click(button('Run 100'));
    await shows({ step: 101 });
    await vi.waitFor(() => expect(location.hash).toContain('playground.step=101'));
    fireEvent.click(button('Restart'));
    await shows({ step: 0 });
    await vi.waitFor(() => expect(location.hash).not.toContain('step'));
  });
  test('Run goes on frame by frame until Pause', async () => {
    mount(playground());
    fireEvent.click(button('Run'));
    for (let i = 0; i < 3; i++) {
      await frame();
      await vi.waitFor(() => expect(number('step')).toBe(4 * (i + 1)));
    }
    fireEvent.click(button('Pause'));
    await shows({ step: 12 });
  });
  test('units are drawn ten times a second while it runs, numbers and surface with each frame', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    mount(playground({ step: 3, rate: 1 }));
    const units = () => get('.unit-layers').innerHTML + get('.network').innerHTML;
    fireEvent.click(button('Run'));
    const step = async (at: number, to: number) => {
      clock.mockReturnValue(at);
      await frame();
      await vi.waitFor(() => expect(number('step')).toBe(to));
      return units();
    };
    const first = await step(200, 7);
    expect(await step(250, 11)).toBe(first);
    expect(await step(299, 15)).toBe(first);
    expect(await step(301, 19)).not.toBe(first);
    const running = await step(310, 23);
    fireEvent.click(button('Pause'));
    await shows({ step: 23, rate: 1 });
    expect(units()).not.toBe(running);
    clock.mockRestore();
  });
  test('the kinks of a large network are drawn at rest, those of a small one always', async () => {
    const kinks = () => get('.surface svg .crease').getAttribute('d');
    const legend = () => get('.surface .legend').textContent;
    for (const [layers, always] of [
      [[13, 12], false],
      [[3, 2], true],
    ] as const) {
      mount(playground({ layers }));
      expect(kinks()).not.toBe('');
      fireEvent.click(button('Run'));
      await frame();
      await vi.waitFor(() => expect(number('step')).toBe(4));
      expect(kinks() !== '').toBe(always);
      expect(legend()?.includes('(at rest)')).toBe(!always);
      fireEvent.click(button('Pause'));
      await vi.waitFor(() => expect(kinks()).not.toBe(''));
      expect(legend()).not.toContain('(at rest)');
      cleanup();
    }
  });
  test('a run that ends says why and can only be restarted', async () => {
    mount(playground({ data: 'xor', layers: [1], batch: 4, bias: -2 }));
    expect(get('.problems').textContent).toContain('The gradient is exactly 0 at step 0');
    expect(button('Run').disabled).toBe(true);
    expect(button('Restart').disabled).toBe(false);
  });
  test('where no worker can start the page trains and says so', async () => {
    fate.refused = true;
    mount(playground());
    fireEvent.click(button('Step'));
    await shows({ step: 1 });
    expect(get('.problems').textContent).toContain('No background worker could start (workers are off)');
  });
});

describe('the settings', () => {
  test('restart the run from the same seed', async () => {
    mount(playground({ step: 3 }));
    type('rate', '0.05');
    await shows({ rate: 0.05, step: 0 });
    fireEvent.click(named('One unit more in layer 1'));
    await shows({ rate: 0.05, layers: [4, 2] });
    fireEvent.click(button('Add layer'));
    await shows({ rate: 0.05, layers: [4, 2, 2] });
    fireEvent.click(button('Remove layer'));
    fireEvent.click(button('Remove layer'));
    await shows({ rate: 0.05, layers: [4] });
    fireEvent.change(get('#playground-activation1'), { target: { value: 'tanh' } });
    await shows({ rate: 0.05, layers: [4], activations: ['tanh'] });
  });
  test('Next seed draws other weights, and after the last seed comes the first', async () => {
    mount(playground({ step: 3 }));
    fireEvent.click(button('Next seed'));
    await shows({ seed: 2, step: 0 });
    type('seed', '999999');
    await shows({ seed: 999_999, step: 0 });
    fireEvent.click(button('Next seed'));
    await shows({ seed: 0, step: 0 });
  });
  test('nonsense is refused with a sentence, and the last good value stays', async () => {
    mount(playground());
    type('rate', 'fast');
    expect(get('#playground-rate-problem').textContent).toBe('“fast” is no number; 0.3 is kept.');
    type('batch', '100000');
    expect(get('#playground-batch-problem').textContent).toBe('100000 is out of range; 200 is used.');
    await shows({ batch: 200 });
  });
  test('what is being typed stays while the run goes on, until it is given or left', async () => {
    mount(playground({ step: 3 }));
    const rate = get<HTMLInputElement>('#playground-rate');
    fireEvent.input(rate, { target: { value: '0.0' } });
    fireEvent.click(button('Step'));
    await shows({ step: 4 });
    expect(rate.value).toBe('0.0');
    fireEvent.blur(rate);
    expect(rate.value).toBe('0.3');
    fireEvent.input(rate, { target: { value: '0.05' } });
    fireEvent.change(rate);
    await shows({ rate: 0.05, step: 0 });
    expect(rate.value).toBe('0.05');
  });
  test('the last input cannot be taken away', async () => {
    mount(playground());
    const box = (label: string) =>
      all('.features label')
        .find((each) => each.textContent === label)
        ?.querySelector('input') as HTMLInputElement;
    fireEvent.click(box('x₂'));
    await shows({ features: ['x1'] });
    expect(box('x₁').disabled).toBe(true);
  });
  test('views change no run', async () => {
    mount(playground({ step: 7 }));
    fireEvent.click(get('#playground-output input[value="side"]'));
    fireEvent.click(get('#playground-test input[value="shown"]'));
    await shows({ step: 7 });
    expect(all('path.band')).toHaveLength(1);
    expect(all('.hollow').length).toBe(100);
    expect(location.hash).toBe('#playground.test=shown&playground.output=side');
  });
});

describe('one unit', () => {
  test('is chosen by a button, shown on the surface, and its weights can be changed', async () => {
    mount(playground({ step: 4 }));
    fireEvent.click(get('[data-unit="2.1"]'));
    expect(get('.inspector h3').textContent).toMatch(/^Layer 2, unit 1/);
    expect(get('.surface h3').textContent).toContain('layer 2, unit 1: its pre-activation');
    type('unit-w2', '1.5');
    const edits = [{ step: 4, parameter: 3 * 2 + 3 + 1, value: 1.5 }];
    await shows({ step: 4, edits });
    expect(number('unit-w2')).toBe(1.5);
    fireEvent.click(button('Step'));
    await shows({ step: 5, edits });
    await vi.waitFor(() => expect(location.hash).toContain('playground.edits=4_10_1.5'));
    fireEvent.click(button('Discard and restart'));
    await shows({ step: 0 });
    expect(get('.play-edits')).toBeNull();
  });
  test('without a choice the output unit is open, its bias too', async () => {
    mount(playground());
    expect(get('.inspector h3').textContent).toMatch(/^Output unit/);
    type('unit-bias', '0.75');
    await shows({ edits: [{ step: 0, parameter: 9 + 8 + 2, value: 0.75 }] });
  });
  test('the arrows go from unit to unit, and one of them is reached by Tab', () => {
    mount(playground());
    const units = all('.unit-layer .unit');
    expect(units.map((each) => each.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    units[0].focus();
    fireEvent.keyDown(units[0], { key: 'ArrowRight' });
    expect(document.activeElement).toBe(units[1]);
    fireEvent.keyDown(units[1], { key: 'ArrowLeft' });
    fireEvent.keyDown(units[0], { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(units[4]);
  });
});

describe('comparing', () => {
  test('a pinned run goes along from the same seed, and what differs is said', async () => {
    mount(playground({ step: 6 }));
    fireEvent.click(button('Compare: pin these settings'));
    await vi.waitFor(() => expect(get('#playground-pin').textContent).toContain('the same so far'));
    type('rate', '0.01');
    await shows({ rate: 0.01 });
    fireEvent.click(button('Run 100'));
    await shows({ rate: 0.01, step: 100 });
    const pinned = runTo({ ...first, step: 100 }).snapshot();
    await vi.waitFor(() => expect(number('pinned-loss')).toBe(pinned.trainLoss));
    expect(get('#playground-pin').textContent).toBe('Pinned and present run differ: learning rate 0.3 and 0.01.');
    fireEvent.click(button('Stop comparing'));
    await vi.waitFor(() => expect(get('.of-pinned')).toBeNull());
  });
});

test('an address brings the run back, pinned settings too', async () => {
  history.replaceState(null, '', '#playground.rate=0.05&playground.step=30&playground.pinned=p.layers%3D3-2');
  mount(playground());
  await shows({ rate: 0.05, step: 30, pinned: 'p.layers=3-2' });
  await vi.waitFor(() => expect(number('pinned-step')).toBe(30));
});
