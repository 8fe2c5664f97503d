/** What the worker of a snippet tells the page. */
export type SandboxEvent =
  /** The snippet begins now: its time counts from here. */
  | { readonly type: 'started' }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'check'; readonly index: number; readonly pass: boolean; readonly text: string }
  /** `line` is a line of the worker's script, where no stack says more. */
  | { readonly type: 'error'; readonly text: string; readonly stack?: string; readonly line?: number }
  | { readonly type: 'end'; readonly reason: EndReason };

export type EndReason = 'done' | 'failed' | 'timeout' | 'stopped';

/**
 * A snippet can post whatever it likes: only these shapes reach the page. Ending is the page's own doing for timeout
 * and Stop.
 */
export function isSandboxEvent(data: unknown): data is SandboxEvent {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false;
  const { type, text, index, pass, stack, line, reason } = data as Record<string, unknown>;
  if (type === 'started') return true;
  if (type === 'log') return typeof text === 'string';
  if (type === 'check') return Number.isInteger(index) && typeof pass === 'boolean' && typeof text === 'string';
  if (type === 'end') return reason === 'done' || reason === 'failed';
  return type === 'error' && typeof text === 'string' && optional(stack, 'string') && optional(line, 'number');
}

const optional = (value: unknown, type: string): boolean => value === undefined || typeof value === type;
