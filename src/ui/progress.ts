/** How far a long computation is, in words: “340 of 1,000 networks, about 4 s left”. */
export function progressWords({
  done,
  total,
  seconds,
}: {
  readonly done: number;
  readonly total: number;
  /** Since the start. */
  readonly seconds: number;
}): string {
  const count = `${grouped(done)} of ${grouped(total)} networks`;
  // The first moments tell nothing about the pace.
  if (done === 0 || done >= total || seconds < 0.3) return count;
  const left = (seconds / done) * (total - done);
  if (left < 1) return `${count}, less than a second left`;
  if (left < 90) return `${count}, about ${Math.ceil(left)} s left`;
  return `${count}, about ${Math.ceil(left / 60)} min left`;
}

/** 6,960,000: for whole numbers. */
export const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
