import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countAt } from '../../src/figures/born-dead/counts.ts';
import { compute, mapAll } from '../../src/figures/born-dead/draw.ts';
import { firstMap } from '../../src/figures/born-dead/first.ts';
import type { BornDeadJob } from '../../src/figures/born-dead/jobs.ts';
import { type BornDeadState, bornDeadParameters, mapOf } from '../../src/figures/born-dead/state.ts';
import { bornDeadSentence } from '../../src/figures/born-dead/words.ts';
import BornDead from '../../src/islands/BornDead.tsx';
import { answerJob } from '../../src/ui/answer-job.ts';
import type { JobRequest } from '../../src/ui/job-pool.ts';
import { clamped, defaults } from '../../src/ui/parameters.ts';
import { button, expectHydrationAsBuilt, get } from './figure-page.ts';

const fate = vi.hoisted(() => ({ refused: false }));

vi.mock('../../src/islands/run.worker.ts?worker&inline', () => ({
  default: class {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    constructor() {
      if (fate.refused) throw new Error('workers are off');
    }
    postMessage(request: JobRequest<BornDeadJob>) {
      setTimeout(() => this.onmessage?.({ data: answerJob(structuredClone(request), compute) }));
    }
    terminate() {}
  },
}));

const preset: Partial<BornDeadState> = { networks: 100 };
const first = clamped(defaults(bornDeadParameters), bornDeadParameters, preset);
const figure = () => <BornDead id="born" title="Born dead" preset={preset} first={firstMap(preset)} />;

async function shows(state: Partial<BornDeadState>): Promise<void> {
  const whole = { ...first, ...state };
  const settings = mapOf(whole);
  const count = countAt(mapAll(settings), whole.depth, whole.width);
  await vi.waitFor(() => expect(get('.fig-says').textContent).toBe(bornDeadSentence(whole, count, settings)), {
    timeout: 20_000,
  });
  expect(Number(get('[data-number="fraction"]').dataset.value)).toBe(count.silent / count.networks);
}

beforeEach(() => {
  fate.refused = false;
  history.replaceState(null, '', location.pathname);
});
afterEach(() => cleanup());

describe('the born-dead figure', () => {
  test('stands without JavaScript, without a style attribute, and hydrates as it is', () => {
    const html = renderToString(figure());
    expect(html).not.toMatch(/ style=/);
    expectHydrationAsBuilt(figure);
  });
  test('another slope is another map, drawn when the reader asks', async () => {
    mount(figure());
    await shows({});
    const field = get<HTMLInputElement>('#born-slope');
    field.value = '0.2';
    fireEvent.change(field);
    await vi.waitFor(() => expect(get('.fig-says').textContent).toMatch(/^No network/));
    expect(location.hash).toBe('#born.slope=0.2');
    fireEvent.click(button('Draw the map'));
    await shows({ slope: 0.2 });
    await vi.waitFor(() => expect(button('Draw the map')).toBeDefined(), { timeout: 20_000 });
    // Back to the settings of the page, whose map is there already.
    field.value = '0';
    fireEvent.change(field);
    await shows({});
  });
  test('another initializer is another map, and keeps its choice in the address', async () => {
    mount(figure());
    fireEvent.click(get('#born-initializer input[value="asymmetric"]'));
    await vi.waitFor(() => expect(get('.fig-says').textContent).toMatch(/^No network.*randomized asymmetric/));
    expect(location.hash).toBe('#born.initializer=asymmetric');
    fireEvent.click(button('Draw the map'));
    await vi.waitFor(() => expect(get('[data-number="fraction"]').dataset.networks).toBe('100'), { timeout: 20_000 });
    await shows({ initializer: 'asymmetric' });
    expect(get('.born-dead-scale .legend').textContent).toContain('the bounds with biases of 0');
  });
  test('where no worker can start the page draws and says so', async () => {
    fate.refused = true;
    mount(figure());
    fireEvent.click(button('20,000 more of this cell'));
    await vi.waitFor(() => expect(get('[data-number="fraction"]').dataset.networks).toBe('20100'), { timeout: 20_000 });
    expect(get('.problems').textContent).toContain('No background worker could start (workers are off)');
  });
});
