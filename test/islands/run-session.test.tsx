import { expect, test } from 'vitest';
import { runTo, type TrainingRun } from '../../src/figures/training/run.ts';
import type { Snapshot } from '../../src/figures/training/snapshot.ts';
import { sameRun, type TrainingState, trainingParameters } from '../../src/figures/training/state.ts';
import { RunSession } from '../../src/islands/run-session.ts';
import type { Engine, Request } from '../../src/islands/training-protocol.ts';
import { defaults } from '../../src/ui/parameters.ts';

const first = defaults(trainingParameters);
const moment = (state: TrainingState) => runTo(state).snapshot();

/** An engine that computes at once but answers only when it is told to. */
function heldEngine() {
  const asked: Request[] = [];
  const answers: (() => void)[] = [];
  let run: TrainingRun | undefined;
  let disposed = false;
  const engine: Engine = {
    ask(request) {
      asked.push(request);
      if (request.type === 'start') run = runTo(request.state);
      else run?.advance(request.steps);
      const snapshot = (run as TrainingRun).snapshot();
      return new Promise((resolve) => answers.push(() => resolve(snapshot)));
    },
    dispose() {
      disposed = true;
    },
  };
  return {
    engine,
    asked,
    isDisposed: () => disposed,
    /** Answers what has been asked, and what is asked upon that. */
    async answerAll() {
      for (let round = 0; round < 8; round++) {
        await new Promise((resolve) => setTimeout(resolve));
        for (const answer of answers.splice(0)) answer();
      }
    },
  };
}

function begin() {
  const held = heldEngine();
  const shown: Snapshot[] = [];
  const session = new RunSession({
    first: moment(first),
    sameRun,
    load: async () => held.engine,
    show: (snapshot) => shown.push(snapshot),
  });
  return { ...held, session, shown };
}

test('steps asked for before the first answer are all done, in order', async () => {
  const { session, answerAll, shown } = begin();
  void session.advance(1);
  void session.advance(1);
  void session.advance(100);
  await answerAll();
  expect(shown.map(({ step }) => step)).toEqual([1, 2, 102]);
  expect(session.shown).toEqual(moment({ ...first, step: 102 }));
});

test('the first step goes on from the step that is shown', async () => {
  const { session, answerAll, asked } = begin();
  const state = { ...first, step: 30 };
  void session.goTo(state);
  await answerAll();
  expect(session.shows(state)).toBe(true);
  void session.advance(5);
  await answerAll();
  expect(asked.map(({ type }) => type)).toEqual(['start', 'advance']);
  expect(session.shown).toEqual(moment({ ...first, step: 35 }));
});

test('the engine is loaded once, and not before it is needed or likely to be', async () => {
  const { engine, answerAll } = heldEngine();
  let loads = 0;
  const session = new RunSession({
    first: moment(first),
    sameRun,
    load: async () => {
      loads++;
      return engine;
    },
    show: () => {},
  });
  expect(loads).toBe(0);
  session.prepare();
  void session.goTo({ ...first, seed: 5 });
  await answerAll();
  expect(loads).toBe(1);
  expect(session.shown).toEqual(moment({ ...first, seed: 5 }));
});

test('an answer to an older run is not shown', async () => {
  const { session, answerAll, shown } = begin();
  void session.advance(50);
  await Promise.resolve();
  void session.goTo({ ...first, seed: 5 });
  await answerAll();
  expect(shown.map(({ settings, step }) => [settings.seed, step])).toEqual([[5, 0]]);
});

test('going back to step 0 of the same run drops the steps on their way', async () => {
  const { session, answerAll } = begin();
  void session.advance(50);
  await Promise.resolve();
  void session.goTo(first);
  await answerAll();
  expect(session.shown).toEqual(moment(first));
  void session.advance(2);
  await answerAll();
  expect(session.shown).toEqual(moment({ ...first, step: 2 }));
});

test('of several states asked for, the last one is shown', async () => {
  const { session, answerAll, shown } = begin();
  for (const seed of [1, 2, 3]) void session.goTo({ ...first, seed, step: 40 });
  await answerAll();
  expect(shown).toEqual([moment({ ...first, seed: 3, step: 40 })]);
});

test('idle waits for everything asked for so far', async () => {
  const { session, answerAll } = begin();
  let idle = false;
  void session.advance(1);
  void session.idle().then(() => {
    idle = true;
  });
  expect(session.busy).toBe(true);
  await Promise.resolve();
  expect(idle).toBe(false);
  await answerAll();
  expect([idle, session.busy]).toEqual([true, false]);
});

test('after dispose nothing is shown, and the engine is let go of', async () => {
  const { session, answerAll, shown, isDisposed } = begin();
  void session.advance(1);
  await Promise.resolve();
  session.dispose();
  await answerAll();
  expect(shown).toEqual([]);
  expect(isDisposed()).toBe(true);
});
