/** Says that the page computes by itself, why, and what: “the networks train”, “a few at a time”. */
export const noWorkerWords = (why: string, what: string, pace: string): string =>
  `No background worker could start (${why}), so ${what} on the page itself, ${pace}.`;
