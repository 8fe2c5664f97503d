import { SnippetError } from './snippet-error.ts';

/** What stands behind the language of a fence: ```ts id=relu-at-zero session=kink title="At zero". */
export interface FenceMeta {
  readonly id: string;
  readonly title: string;
  /** Fences of one session share a scope down the page. */
  readonly session: string | undefined;
  /** The reason why this fence is not run; the only way out of having expectations. */
  readonly noRun: string | undefined;
}

const KNOWN = new Set(['id', 'title', 'session', 'no-run', 'framework']);

export function parseMeta(meta: string): FenceMeta {
  const values = new Map<string, string>();
  const rest = meta.replace(/([\w-]+)=(?:"([^"]*)"|(\S+))/g, (_, name: string, quoted?: string, bare?: string) => {
    if (!KNOWN.has(name)) throw new SnippetError(`a fence has no option “${name}”`, 0);
    values.set(name, quoted ?? bare ?? '');
    return '';
  });
  if (rest.trim() !== '') throw new SnippetError(`a fence's options are name=value, got “${rest.trim()}”`, 0);
  const id = values.get('id');
  if (id === undefined) throw new SnippetError('a fence needs an id, as in ```ts id=relu-at-zero', 0);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    throw new SnippetError(`an id is lowercase words joined by hyphens, got “${id}”`, 0);
  }
  const noRun = values.get('no-run');
  if (noRun === '') throw new SnippetError('no-run needs a reason, as in no-run="needs a GPU"', 0);
  const words = id.replaceAll('-', ' ');
  return {
    id,
    title: values.get('title') ?? words.charAt(0).toUpperCase() + words.slice(1),
    session: values.get('session'),
    noRun,
  };
}
