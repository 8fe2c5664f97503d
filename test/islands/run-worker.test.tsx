import { afterEach, expect, test, vi } from 'vitest';
import { runTo } from '../../src/figures/training/run.ts';
import type { Snapshot } from '../../src/figures/training/snapshot.ts';
import { trainingParameters } from '../../src/figures/training/state.ts';
import type { Answer, Request } from '../../src/islands/training-protocol.ts';
import { defaults } from '../../src/ui/parameters.ts';

afterEach(() => vi.unstubAllGlobals());

test('the worker answers each request with the snapshot that the page itself would compute, to the last bit, by another engine', async () => {
  const answers: Snapshot[] = [];
  const scope = {
    onmessage: (_: { data: Request & { kind: 'training' } }) => {},
    postMessage: (answer: Answer) => void answers.push(structuredClone(answer).snapshot),
  };
  vi.stubGlobal('self', scope);
  await import('../../src/islands/run.worker.ts');
  const state = { ...defaults(trainingParameters), seed: 4, step: 20 };
  scope.onmessage({ data: { kind: 'training', type: 'start', state } });
  scope.onmessage({ data: { kind: 'training', type: 'advance', steps: 3 } });
  scope.onmessage({ data: { kind: 'training', type: 'start', state: { ...state, step: 0 } } });
  const engine = { name: 'wasm', reason: '' };
  expect(answers).toEqual([20, 23, 0].map((step) => ({ ...runTo({ ...state, step }).snapshot(), engine })));
});
