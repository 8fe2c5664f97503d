/** A fault of a snippet, at a line of it (1-based). Whoever knows the file turns it into `content/guide/x.mdx:24`. */
export class SnippetError extends Error {
  override readonly name = 'SnippetError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
