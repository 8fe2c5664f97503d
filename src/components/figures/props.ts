/** What every figure takes; `preset` changes values of its first state. */
export interface FigureProps<State = unknown> {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly preset?: Partial<State>;
  /** Spans the text and the margin column. */
  readonly wide?: boolean;
}
