import type { Comment, CommentDisplayPart } from 'typedoc';
import type { Docs, Fact, Inline, Paragraph } from './entry.ts';

/** Finds the anchor of an export by its name. */
export type AnchorOf = (name: string) => string | undefined;

const noDocs: Docs = { paragraphs: [], parameters: [], facts: [] };

/** A comment in the parts that the page shows; formulas stay as they are written. */
export function docsOf(comment: Comment | undefined, parameters: readonly NamedComment[], anchorOf: AnchorOf): Docs {
  if (!comment) return noDocs;
  const sources: Fact[] = [];
  const take = (text: readonly Inline[]): Inline[] => {
    const { text: rest, source } = withoutSource(text);
    sources.push(...source);
    return rest;
  };
  const paragraphs = paragraphsOf(comment.summary, anchorOf).map(take).map(labeled);
  const named: Fact[] = parameters
    .filter((parameter) => parameter.comment?.hasVisibleComponent())
    .map(({ name, comment: about }) => ({ label: name, text: tidy(inline(about?.summary ?? [], anchorOf)) }));
  const facts: Fact[] = [];
  for (const tag of comment.blockTags) {
    // Shown as a snippet that runs.
    if (tag.tag === '@example') continue;
    const text = tidy(inline(tag.content, anchorOf));
    if (tag.tag === '@param') named.push({ label: tag.name ?? '', text });
    else facts.push({ label: capital(tag.tag.slice(1)), text: take(text) });
  }
  return { paragraphs, parameters: named, facts: [...facts, ...sources] };
}

export interface NamedComment {
  readonly name: string;
  readonly comment?: Comment | undefined;
}

/** Cut at empty lines. */
function paragraphsOf(parts: readonly CommentDisplayPart[], anchorOf: AnchorOf): Inline[][] {
  const found: Inline[][] = [[]];
  for (const piece of inline(parts, anchorOf)) {
    const [first = '', ...more] = typeof piece === 'string' ? piece.split(/\n\s*\n/) : [piece];
    found[found.length - 1]?.push(first);
    for (const text of more) found.push([text]);
  }
  return found.map(tidy).filter((paragraph) => paragraph.length > 0);
}

/** What may stand before the first colon of a paragraph: “Formula before noise”, “At 0 and at 6”, “Method”. */
const LABEL = /^((?:Formula|At)\b[^:.]{0,45}|[A-Z]\w*): /;

/** “Formula: max(0, z)” becomes label and text; the first paragraph is the sentence and has no label. */
function labeled(text: readonly Inline[], place: number): Paragraph {
  const [first, ...rest] = text;
  const match = place > 0 && typeof first === 'string' ? LABEL.exec(first) : null;
  if (!match || typeof first !== 'string') return { text };
  return { label: match[1] ?? '', text: tidy([first.slice(match[0].length), ...rest]) };
}

/** “… Source: He et al. 2015.” at the end: a work with its year. */
const SOURCE = /(?:^|[.;] )(([A-Z]\w+): ([^:.]+(?: al\.[^:.]*)?\b\d{4}[a-z]?[^:.]*\.))$/;

/** Takes a source from the end of a text. */
function withoutSource(text: readonly Inline[]): { readonly text: Inline[]; readonly source: Fact[] } {
  const last = text[text.length - 1];
  const match = typeof last === 'string' ? SOURCE.exec(last) : null;
  if (!match || typeof last !== 'string') return { text: [...text], source: [] };
  const [, sentence = '', label = '', work = ''] = match;
  return {
    text: tidy([...text.slice(0, -1), last.slice(0, last.length - sentence.length)]),
    source: [{ label, text: [work] }],
  };
}

function inline(parts: readonly CommentDisplayPart[], anchorOf: AnchorOf): Inline[] {
  return parts.map((part) =>
    part.kind === 'text' ? curly(part.text) : code(part.text.replace(/^`+|`+$/g, ''), anchorOf),
  );
}

/** Source is typed with straight quotes, the site is set with curly ones. */
const curly = (text: string): string => text.replace(/(?<=\p{L})'/gu, '’').replace(/"([^"]*)"/g, '“$1”');

function code(text: string, anchorOf: AnchorOf): Inline {
  const to = anchorOf(text);
  return to === undefined ? { code: text } : { code: text, to };
}

/** One space for white space, none at the ends. */
function tidy(pieces: readonly Inline[]): Inline[] {
  return pieces
    .map((piece, i) => {
      if (typeof piece !== 'string') return piece;
      const text = piece.replace(/\s+/g, ' ');
      const left = i === 0 ? text.trimStart() : text;
      return i === pieces.length - 1 ? left.trimEnd() : left;
    })
    .filter((piece) => piece !== '');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
