import oracle from '../../content/evidence/activations.json' with { type: 'json' };
import * as core from '../core/index.ts';
import { aboutTensorFlowJs, largestLiveDifference, liveRuns } from './tensorflow-js.ts';
import type { TrainedRun } from './training-task.ts';
import { isCoarse, largestDifference, type TrajectoryRecord, trajectoryRecords } from './trajectories.ts';

/** Who agrees with the core, on what, and by how much at most; computed when the site is built. */
export interface Agreement {
  readonly witness: string;
  readonly subject: string;
  readonly comparisons: number;
  readonly largest: number;
  readonly unit: 'relative' | 'absolute';
}

export function agreements(): Agreement[] {
  const check = gradients();
  return [
    ...trajectoryRecords.map((record) =>
      trained(record, 'training runs: losses and parameters', (run) => !isCoarse(record.framework, run)),
    ),
    ...trajectoryRecords
      .filter((record) => record.runs.some((run) => isCoarse(record.framework, run)))
      .map((record) => trained(record, coarseSubject(record), (run) => isCoarse(record.framework, run))),
    {
      witness: aboutTensorFlowJs,
      subject: 'training runs, made anew in float32 whenever the site is built',
      comparisons: liveRuns.length,
      largest: Math.max(...liveRuns.map(largestLiveDifference)),
      unit: 'relative',
    },
    {
      witness: oracle.about,
      subject: 'values of smooth activations from −20 to 20',
      ...compare((f, row) => [f.value(row.z), Number(row.value)]),
      unit: 'relative',
    },
    {
      witness: 'Central differences',
      subject: 'gradients of networks, where no kink is crossed',
      comparisons: check.comparisons,
      largest: check.largest,
      unit: 'absolute',
    },
  ];
}

function trained(record: TrajectoryRecord, subject: string, include: (run: TrainedRun) => boolean): Agreement {
  const differences = record.runs.filter(include).map((run) => largestDifference(record.framework, run));
  return {
    witness: record.about,
    subject,
    comparisons: differences.length,
    largest: Math.max(...differences),
    unit: 'relative',
  };
}

function coarseSubject({ framework, runs }: TrajectoryRecord): string {
  const names = new Set(runs.filter((run) => isCoarse(framework, run)).map(({ activation }) => activation));
  return `training runs with ${[...names].join(', ')}, which round a constant to float32 there`;
}

type Row = (typeof oracle.rows)[number];

function compare(pair: (f: core.Activation, row: Row) => [number, number]): { comparisons: number; largest: number } {
  // The form with tanh loses its left tail by nature; the tests say how much.
  const rows = oracle.rows.filter(({ z, activation }) => Math.abs(z) <= 20 && !(activation === 'geluTanh' && z < -3));
  const differences = rows.map((row) => {
    const f = core.activations.find(({ name }) => name === row.activation);
    if (!f) throw new Error(`agreements: no activation ${row.activation}`);
    const [ours, theirs] = pair(f, row);
    return Math.abs(ours - theirs) / Math.abs(theirs);
  });
  return { comparisons: rows.length, largest: Math.max(...differences) };
}

function gradients(): { comparisons: number; largest: number } {
  const data = core.twoMoons({ count: 12, noise: 0.2, seed: 4 });
  const checks = core.activations.map((hidden) =>
    core.gradientCheck(core.createMlp({ sizes: [2, 5, 3, 1], hidden, seed: 11 }), data, core.meanSquaredError),
  );
  return {
    comparisons: checks.reduce((sum, check) => sum + check.parameters.length - check.kinksCrossed, 0),
    largest: Math.max(...checks.map((check) => check.largestDifference)),
  };
}
