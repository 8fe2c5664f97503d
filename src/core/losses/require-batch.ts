import { requireLength } from '../validate.ts';

/** A loss is a mean over its batch, so there must be one, with a target for each output. */
export function requireBatch(where: string, outputs: ArrayLike<number>, targets: ArrayLike<number>): void {
  if (outputs.length === 0) throw new RangeError(`${where}: outputs must not be empty`);
  requireLength(where, 'targets', targets, outputs.length);
}
