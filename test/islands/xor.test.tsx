import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstFrame, sweepAll } from '../../src/figures/xor/model.ts';
import { compute, openOf, type XorJob } from '../../src/figures/xor/networks.ts';
import { sweepOf, WIDTHS, type XorState, xorParameters } from '../../src/figures/xor/state.ts';
import { openedSentence, xorSentence } from '../../src/figures/xor/words.ts';
import Xor from '../../src/islands/Xor.tsx';
import { answerJob } from '../../src/ui/answer-job.ts';
import type { JobRequest } from '../../src/ui/job-pool.ts';
import { clamped, defaults } from '../../src/ui/parameters.ts';
import { button, expectHydrationAsBuilt, get } from './figure-page.ts';

const fate = vi.hoisted(() => ({ refused: false, held: false }));

vi.mock('../../src/islands/run.worker.ts?worker&inline', () => ({
  default: class {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    constructor() {
      if (fate.refused) throw new Error('workers are off');
    }
    postMessage(request: JobRequest<XorJob>) {
      if (!fate.held)
        setTimeout(() => this.onmessage?.({ data: answerJob(structuredClone(request), (job) => compute(job)) }));
    }
    terminate() {}
  },
}));

const preset: Partial<XorState> = { seeds: 50, steps: 200 };
const first = clamped(defaults(xorParameters), xorParameters, preset);
const figure = () => <Xor id="xor" title="XOR" preset={preset} first={firstFrame(preset)} />;

async function shows(state: Partial<XorState>): Promise<void> {
  const settings = sweepOf({ ...first, ...state });
  const tallies = sweepAll(settings);
  await vi.waitFor(() => expect(get('.fig-says').textContent).toBe(xorSentence(settings, tallies)));
  WIDTHS.forEach((width, i) => {
    expect(Number(get(`[data-number="solved-${width}"]`).dataset.value)).toBe(tallies[i].endings.solved);
  });
}

beforeEach(() => {
  Object.assign(fate, { refused: false, held: false });
  history.replaceState(null, '', location.pathname);
});
afterEach(() => cleanup());

describe('the XOR figure', () => {
  test('stands without JavaScript, without a style attribute, and hydrates as it is', () => {
    const html = renderToString(figure());
    expect(html).toContain(xorSentence(sweepOf(first), sweepAll(sweepOf(first))));
    expect(html).not.toMatch(/ style=/);
    expectHydrationAsBuilt(figure);
  });
  test('other settings are run when the reader asks, and give the core’s counts', async () => {
    mount(figure());
    fireEvent.click(get('#xor-initializer input[value="torch"]'));
    await vi.waitFor(() => expect(get('.pool-progress').textContent).toContain('Press Run to train 200 networks'));
    expect(location.hash).toBe('#xor.initializer=torch');
    fireEvent.click(button('Run'));
    await shows({ initializer: 'torch' });
    await vi.waitFor(() => expect(button('Run')).toBeDefined());
  });
  test('a sweep that is cancelled keeps what it has and says so', async () => {
    fate.held = true;
    mount(figure());
    fireEvent.click(button('Run'));
    await vi.waitFor(() => expect(button('Cancel')).toBeDefined());
    // The workers are there once the first progress is.
    await new Promise((resolve) => setTimeout(resolve, 50));
    fireEvent.click(button('Cancel'));
    await vi.waitFor(() => expect(get('.problems').textContent).toContain('Stopped after 0 of 200 networks'));
    expect(button('Run')).toBeDefined();
  });
  test('where no worker can start the page computes and says so', async () => {
    fate.refused = true;
    mount(figure());
    fireEvent.click(get('#xor-loss input[value="entropy"]'));
    fireEvent.click(button('Run'));
    await shows({ loss: 'entropy' });
    expect(get('.problems').textContent).toContain('No background worker could start (workers are off)');
  });
  test('a failing seed opens, and so does one from an address', async () => {
    mount(figure());
    const failing = get<HTMLButtonElement>('[aria-label$="with 3 units"]');
    const seed = Number(failing.textContent);
    fireEvent.click(failing);
    const state = { ...first, width: '3', seed } as const;
    await vi.waitFor(() =>
      expect([...document.querySelectorAll('.fig-says')].at(-1)?.textContent).toBe(
        openedSentence(state, openOf(state)),
      ),
    );
    expect(location.hash).toContain('xor.width=3');
    cleanup();
    history.replaceState(null, '', '#xor.width=8&xor.seed=17');
    mount(figure());
    const other = { ...first, width: '8', seed: 17 } as const;
    await vi.waitFor(() => expect(Number(get('[data-number="opened-loss"]').dataset.value)).toBe(openOf(other).loss));
  });
  test('nonsense is refused with a sentence', () => {
    mount(figure());
    const field = get<HTMLInputElement>('#xor-slope');
    field.value = 'steep';
    fireEvent.change(field);
    expect(get('#xor-slope-problem').textContent).toBe('“steep” is no number; 0 is kept.');
  });
});
