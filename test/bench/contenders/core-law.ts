/** `bornDeadFraction` of the core: two normal numbers for each unit instead of its row of weights, and no points. */
import project from '../../../package.json' with { type: 'json' };
import { bornDeadFraction } from '../../../src/core/index.ts';
import { type BornDeadRun, type Contender, LeftOut } from '../contender.ts';
import type { BornDead } from '../workload.ts';

function bornDead({ sizes, seed }: BornDead): BornDeadRun {
  let from = seed;
  let dead = 0;
  return {
    perUnit: 1,
    prepare() {
      from = seed;
      dead = 0;
    },
    run(networks) {
      // All layers of the task are hidden ones to this function, which counts layers of weights.
      dead += bornDeadFraction({ depth: sizes.length, width: sizes[1], networks, seed: from }).dead;
      from += networks;
    },
    dead: () => dead,
    differs: 'draws what decides by its law, for all inputs at once, instead of weights and 100 points',
  };
}

const refuse = (): never => {
  throw new LeftOut('bornDeadFraction trains nothing');
};

export const coreLaw: Contender = {
  id: 'core-law',
  name: 'core, by the law of the two rays',
  kind: 'core',
  precision: 'float64',
  how: 'bornDeadFraction, which draws no weights',
  open: async () => ({ version: project.version, train: refuse, sweep: refuse, bornDead }),
};
