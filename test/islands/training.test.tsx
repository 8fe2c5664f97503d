import { act, cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstSnapshot, runTo, type TrainingRun } from '../../src/figures/training/run.ts';
import { type TrainingState, trainingParameters } from '../../src/figures/training/state.ts';
import { trainingSentence } from '../../src/figures/training/words.ts';
import Training from '../../src/islands/Training.tsx';
import type { Answer, Request } from '../../src/islands/training-protocol.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type FakeFrames, fakeFrames } from '../ui/fake-frames.ts';
import { all, button, expectHydrationAsBuilt, get } from './figure-page.ts';

/** What happens to the next worker. */
const fate = vi.hoisted(() => ({ now: 'works' as 'works' | 'refused' | 'broken' | 'breaks' }));

// A stand-in that runs in the process: messages are copied and answered later, as by a worker.
vi.mock('../../src/islands/run.worker.ts?worker&inline', () => ({
  default: class {
    onmessage: ((event: { data: Answer }) => void) | null = null;
    onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
    #run: TrainingRun | undefined;
    #messages = 0;
    #alive = true;
    constructor() {
      if (fate.now === 'refused') throw new Error('workers are off');
      if (fate.now === 'broken') this.#fail();
    }
    postMessage(message: Request) {
      const request = structuredClone(message);
      setTimeout(() => {
        if (!this.#alive || fate.now === 'broken') return;
        if (fate.now === 'breaks' && ++this.#messages === 3) {
          this.#fail();
          return;
        }
        if (request.type === 'start') this.#run = runTo(request.state);
        else this.#run?.advance(request.steps);
        this.onmessage?.({ data: structuredClone({ snapshot: (this.#run as TrainingRun).snapshot() }) });
      });
    }
    terminate() {
      this.#alive = false;
    }
    #fail() {
      setTimeout(() => this.onerror?.({ message: 'refused by policy', preventDefault() {} }));
    }
  },
}));

const first = defaults(trainingParameters);
const training = (preset?: Partial<TrainingState>, id = 'training') => (
  <Training id={id} title="Train" preset={preset} first={firstSnapshot(preset)} />
);
const number = (name: string) => Number(get(`dd[data-number="${name}"]`).dataset.value);
const press = (...texts: string[]) => {
  for (const text of texts) fireEvent.click(button(text));
};
const type = (name: string, text: string) => {
  const field = get<HTMLInputElement>(`#training-${name}`);
  field.value = text;
  fireEvent.change(field);
};

/** The page shows exactly the core's numbers of this state. */
async function shows(state: Partial<TrainingState>): Promise<void> {
  const snapshot = runTo({ ...first, ...state }).snapshot();
  await vi.waitFor(() => expect(number('step')).toBe(snapshot.step));
  await vi.waitFor(() => expect(get('.fig-says').textContent).toBe(trainingSentence(snapshot)));
  expect(number('loss')).toBe(snapshot.loss);
  expect(number('correct')).toBe(snapshot.correct);
  expect(number('dead')).toBe(snapshot.deadCount);
  expect(all('[data-number="active"]').map((each) => Number(each.dataset.value))).toEqual(
    snapshot.units.map(({ active }) => active),
  );
  expect(all('[data-state="dead"]')).toHaveLength(snapshot.deadCount);
}

let frames: FakeFrames;
const frame = () => act(() => frames.next());

beforeEach(() => {
  fate.now = 'works';
  history.replaceState(null, '', location.pathname);
  frames = fakeFrames({ visible: true });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the first frame', () => {
  test('is complete without JavaScript: numbers, surface, curve, units, sentence, tables', () => {
    const html = renderToString(training({ step: 400 }));
    const snapshot = runTo({ ...first, step: 400 }).snapshot();
    expect(html).toContain(`data-number="loss" data-value="${snapshot.loss}"`);
    expect(html).toContain(trainingSentence(snapshot));
    expect(html.match(/class="d-[ab]"/g)).toHaveLength(80 + 2);
    expect(html.match(/data-state="dead"/g)).toHaveLength(3);
    expect(html).toContain('a unit dies: steps 1, 53, 141');
  });
  test('has no style attribute, in any state', () => {
    for (const preset of [{}, { step: 400 }, { activation: 'leaky', step: 90 }, { data: 'xor' }] as const) {
      expect(renderToString(training(preset))).not.toMatch(/ style=/);
    }
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => training({ step: 50 }));
  });
  test('clamps what a page asks for', async () => {
    mount(training({ units: 99, rate: -1, step: 1 }));
    await shows({ units: 16, rate: 0.001, step: 1 });
  });
  test('two figures on one page share no id and no group of radios', () => {
    mount(
      <>
        {training({}, 'one')}
        {training({ activation: 'leaky' }, 'two')}
      </>,
    );
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = (all('[type=radio]') as HTMLInputElement[]).map(({ name }) => name.split('-')[0]);
    expect(new Set(names)).toEqual(new Set(['one', 'two']));
  });
});

describe.each([
  { how: 'works', what: 'works' },
  { how: 'refused', what: 'cannot be made' },
  { how: 'broken', what: 'never comes alive' },
  { how: 'breaks', what: 'breaks at its third message' },
] as const)('with a worker that $what', ({ how }) => {
  beforeEach(() => {
    fate.now = how;
  });
  test('Step, Run 100 and Reset show the core’s numbers, and the address says where', async () => {
    mount(training());
    press('Step', 'Step');
    await shows({ step: 2 });
    press('Run 100', 'Run 100');
    await shows({ step: 202 });
    expect(number('loss')).toBeLessThan(runTo(first).snapshot().loss);
    await vi.waitFor(() => expect(location.hash).toBe('#training.step=202'));
    press('Reset');
    await shows({ step: 0 });
    await vi.waitFor(() => expect(location.hash).toBe(''));
  });
  test(how === 'works' ? 'nothing is said of it' : 'one sentence says that the page trains itself', async () => {
    mount(training());
    press('Step', 'Step', 'Step');
    await shows({ step: 3 });
    const sentences = all('.problems li').map((each) => each.textContent);
    if (how === 'works') expect(sentences).toEqual([]);
    else {
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toContain(how === 'refused' ? 'workers are off' : 'refused by policy');
      expect(sentences[0]).toContain('trains on the page itself');
    }
  });
});

describe('playing', () => {
  test('does not start by itself', () => {
    mount(training());
    expect(frames.pending).toBe(0);
  });
  test('trains until Pause; then the address gives back exactly what is shown', async () => {
    mount(training());
    press('Run');
    for (let i = 0; i < 30; i++) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve));
    }
    press('Pause');
    await vi.waitFor(() => expect(location.hash).toMatch(/^#training\.step=\d+$/));
    const step = Number(location.hash.split('=')[1]);
    expect(step).toBeGreaterThan(4);
    await shows({ step });
  });
  test('speaks once, at Pause, and not while it runs', async () => {
    mount(training());
    const status = () => get('.fig-says + [role="status"]').textContent;
    press('Run');
    for (let i = 0; i < 5; i++) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(status()).toBe('');
    press('Pause');
    await vi.waitFor(() => expect(status()).toBe(get('.fig-says').textContent));
  });
  test('rests while the figure is out of sight', () => {
    mount(training());
    press('Run');
    expect(frames.pending).toBe(1);
    act(() => frames.show(false));
    expect(frames.pending).toBe(0);
    act(() => frames.show(true));
    expect(frames.pending).toBe(1);
  });
  test('Reset and other settings stop it, and what was on its way is not shown', async () => {
    mount(training());
    for (const act of [() => press('Reset'), () => fireEvent.click(get('[value="leaky"]'))]) {
      press('Run');
      await frame();
      act();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(button('Run')).toBeDefined();
      expect(number('step')).toBe(0);
    }
    await shows({ activation: 'leaky', step: 0 });
  });
  test('ends by itself when the run leaves the range of numbers', async () => {
    mount(training({ activation: 'leaky', rate: 40 }));
    press('Run');
    for (let i = 0; i < 12; i++) {
      await frame();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await vi.waitFor(() => expect(button('Run').disabled).toBe(true));
    expect(get('.problems').textContent).toContain('left the range of numbers at step 7 with learning rate 40');
    await shows({ activation: 'leaky', rate: 40, step: 6 });
    expect(get('.training').outerHTML).not.toMatch(/NaN|Infinity/);
    expect(frames.pending).toBe(0);
    press('Reset');
    await vi.waitFor(() => expect(button('Run').disabled).toBe(false));
  });
});

describe('settings', () => {
  test('each starts its run anew from the seed', async () => {
    mount(training({ step: 20 }));
    type('seed', '7');
    await shows({ seed: 7 });
    type('units', '4');
    await shows({ seed: 7, units: 4 });
    fireEvent.click(get('[value="circles"]'));
    press('Step');
    await shows({ seed: 7, units: 4, data: 'circles', step: 1 });
    await vi.waitFor(() =>
      expect(location.hash).toBe('#training.data=circles&training.units=4&training.seed=7&training.step=1'),
    );
  });
  test('nonsense keeps the last good state and says why', async () => {
    mount(training({ step: 3 }));
    for (const [name, text] of [
      ['seed', 'bla'],
      ['rate', ''],
      ['units', 'NaN'],
    ]) {
      type(name, text);
      await vi.waitFor(() => expect(get(`#training-${name}-problem`).textContent).toContain('is no number'));
    }
    await shows({ step: 3 });
  });
  test('a learning rate that is not positive is refused, and the page says what it uses', async () => {
    mount(training());
    type('rate', '-5');
    await vi.waitFor(() => expect(get('#training-rate-problem').textContent).toContain('0.001 is used'));
    await shows({ rate: 0.001 });
  });
  test('on XOR the derivative at 0 counts', async () => {
    mount(training({ data: 'xor' }));
    fireEvent.click(get('[name="training-atZero"][value="1"]'));
    press('Run 100');
    await shows({ data: 'xor', atZero: 1, step: 100 });
    expect(number('loss')).not.toBe(runTo({ ...first, data: 'xor', step: 100 }).snapshot().loss);
  });
});

describe('the address', () => {
  test('restores a paused run', async () => {
    history.replaceState(null, '', '#training.activation=leaky&training.seed=9&training.step=250');
    mount(training());
    await shows({ activation: 'leaky', seed: 9, step: 250 });
    press('Step');
    await shows({ activation: 'leaky', seed: 9, step: 251 });
  });
  test('changed twice in a hurry ends at the last', async () => {
    mount(training());
    for (const step of [500, 40]) {
      history.replaceState(null, '', `#training.step=${step}`);
      act(() => void dispatchEvent(new Event('hashchange')));
    }
    await shows({ step: 40 });
  });
  test('with garbage says so and shows a sound run', async () => {
    history.replaceState(null, '', '#training.rate=NaN&training.units=1e9&training.step=-3');
    mount(training({ step: 10 }));
    await shows({ units: 16, step: 0 });
    expect(get('.problems').textContent).toContain('learning rate = “NaN”');
    expect(get('.problems').textContent).toContain('hidden units = 1e9');
    expect(get('.training').outerHTML.replace(/<div class="problems".*?<\/div>/, '')).not.toMatch(/NaN|Infinity/);
  });
  test('beyond the end of a run shows its last sound state', async () => {
    history.replaceState(null, '', '#training.activation=leaky&training.rate=40&training.step=900');
    mount(training());
    await shows({ activation: 'leaky', rate: 40, step: 6 });
    expect(get('.problems').textContent).toContain('at step 7');
  });
});

test('the CSV of the units holds the core’s numbers in full', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  mount(training({ step: 400 }));
  fireEvent.click(get('#training-units-data button'));
  const [dead] = runTo({ ...first, step: 400 }).snapshot().units;
  await vi.waitFor(() => expect(copied).toHaveLength(1));
  expect(copied[0].split('\r\n')[1]).toBe(
    `1,${dead.weights[0]},${dead.weights[1]},${dead.bias},${dead.outgoing},0,dead since step 141`,
  );
});
