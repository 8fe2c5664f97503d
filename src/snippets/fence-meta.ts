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

const KNOWN = ['id', 'title', 'session', 'no-run'];
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const OPTION = /([\w-]+)=(?:"([^"]*)"|([^\s"]+))(?=\s|$)/g;

/** Reads `name=value name="value"`; each name is one of those known and stands once. */
export function optionsOf(meta: string, known: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const rest = meta.replace(OPTION, (_, name: string, quoted?: string, bare?: string) => {
    if (!known.includes(name)) throw fault(`a fence has the options ${known.join(', ')}; got “${name}”`);
    if (values.has(name)) throw fault(`the option “${name}” stands twice`);
    values.set(name, quoted ?? bare ?? '');
    return '';
  });
  if (rest.trim() !== '') throw fault(`a fence's options are name=value or name="value", got “${rest.trim()}”`);
  return values;
}

export function requireKebab(what: string, text: string): void {
  if (!KEBAB.test(text)) throw fault(`${what} is lowercase words joined by hyphens, got “${text}”`);
}

/** `relu-at-zero` reads “Relu at zero” where no title is given. */
export const titleOf = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A fence in the docstring of an export needs no options: `core-leakyRelu` is its id unless it gives another. */
export function parseMeta(meta: string, example?: string): FenceMeta {
  const values = optionsOf(meta, KNOWN);
  const id = values.get('id');
  const session = values.get('session');
  const noRun = values.get('no-run');
  if (id === undefined && example === undefined) throw fault('a fence needs an id, as in ```ts id=relu-at-zero');
  if (id !== undefined) requireKebab('an id', id);
  if (session !== undefined) requireKebab('the name of a session', session);
  if (noRun?.trim() === '') throw fault('no-run needs a reason, as in no-run="needs a GPU"');
  const title = values.get('title') ?? example ?? titleOf(id ?? '');
  return { id: id ?? `core-${example}`, title, session, noRun };
}

/** Line 0 of a snippet is its opening fence. */
export const fault = (message: string): SnippetError => new SnippetError(message, 0);
