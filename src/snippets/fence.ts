/** A `ts` fence as its file writes it. */
export interface Fence {
  /** What stands behind the language. */
  readonly meta: string;
  readonly source: string;
  /** Line of the opening fence in the file, 1-based: line n of the source is line `line` + n of the file. */
  readonly line: number;
  /** The declaration whose docstring holds the fence. */
  readonly example?: string;
}
