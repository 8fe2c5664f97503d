/** What the sandbox tells the page. */
export type SandboxEvent =
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'check'; readonly index: number; readonly pass: boolean; readonly text: string }
  | { readonly type: 'error'; readonly text: string; readonly stack?: string; readonly line?: number }
  | { readonly type: 'end'; readonly reason: 'done' | 'failed' | 'timeout' | 'stopped' };
