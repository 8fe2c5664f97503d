import type { Engine } from '../core/index.ts';
import { compute as drawBornDead } from '../figures/born-dead/draw.ts';
import type { BornDeadJob, BornDeadResult } from '../figures/born-dead/jobs.ts';
import { compute as computeXor, type XorJob, type XorResult } from '../figures/xor/networks.ts';

/** Of the figures that train or draw many networks. */
export type Job = XorJob | BornDeadJob;

/** What each kind of job gives. */
type ResultOf<J extends Job> = J extends XorJob ? XorResult : BornDeadResult;

/** What a worker computes, and the page where none can start: in one piece, which a browser loads once. */
export const computeJob = <J extends Job>(job: J, engine?: Engine): ResultOf<J> =>
  (job.kind === 'xor' ? computeXor(job, engine) : drawBornDead(job)) as ResultOf<J>;
