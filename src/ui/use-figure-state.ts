import { useEffect, useRef, useState } from 'preact/hooks';
import { clamped, defaults, type Parameters } from './parameters.ts';
import { decodeState, encodeState } from './url-state.ts';

export interface FigureState<S> {
  readonly state: S;
  /** One sentence for each value of the link that could not be used; gone once the reader changes something. */
  readonly problems: readonly string[];
  /** False at build and in the first render, true once the island is alive. */
  readonly ready: boolean;
  /** Changes some values, clamped; the address stays as it is until `commit`. */
  set(partial: Partial<S>): void;
  /** Writes the state into the address: call it at the end of a drag, after a key, on a click. */
  commit(): void;
  /** Back to the figure's own first state, in the address too. */
  reset(): void;
}

/**
 * The state of one figure, shared with the address. The first render shows `defaults` and `preset` only, exactly as
 * the build did, so hydration changes nothing; the hash is read after it. A hash that does not name this figure (a
 * plain anchor, another figure's link) leaves the figure as it is.
 */
export function useFigureState<S>(id: string, parameters: Parameters<S>, preset?: Partial<S>): FigureState<S> {
  const base = useRef<S>();
  base.current ??= clamped(defaults(parameters), parameters, preset ?? {});
  const latest = useRef<S>(base.current);
  const [state, setState] = useState<S>(base.current);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [ready, setReady] = useState(false);

  function show(next: S, sentences: readonly string[]): void {
    latest.current = next;
    setState(next);
    setProblems(sentences);
  }

  useEffect(() => {
    const read = () => {
      if (!names(location.hash, id)) return;
      const decoded = decodeState(location.hash, id, parameters, base.current);
      show(decoded.state, decoded.problems);
    };
    read();
    setReady(true);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [id, parameters]);

  function commit(): void {
    writeHash(encodeState(location.hash, id, parameters, latest.current, base.current));
  }

  return {
    state,
    problems,
    ready,
    set: (partial) => show(clamped(latest.current, parameters, partial), []),
    commit,
    reset() {
      show(base.current as S, []);
      commit();
    },
  };
}

function names(hash: string, id: string): boolean {
  return hash
    .slice(1)
    .split('&')
    .some((part) => part.startsWith(`${id}.`) && part.includes('='));
}

function writeHash(hash: string): void {
  // A plain anchor (`#the-kink`) is worth more than an empty state.
  if (hash === '' && !location.hash.includes('=')) return;
  const bare = location.href.split('#')[0] as string;
  try {
    history.replaceState(history.state, '', hash === '' ? bare : `${bare}#${hash}`);
  } catch {
    // Safari refuses more than 100 writes in 30 seconds (a held arrow key); the next commit writes the newer state.
  }
}
