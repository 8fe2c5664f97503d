/** The line of a source of which the page shows the code and, at its side, what is expected. */
export const writtenLine = (code: string, expected: string | undefined): string =>
  expected === undefined ? code : `${code} // ${expected.startsWith('throws ') ? '' : '=> '}${expected}`;
