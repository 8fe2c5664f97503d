import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** Reading built pages with their places in the text, and changing them there: what is not touched stays byte for byte. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.Node;

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function* elementsOf(html: string | HtmlNode): Generator<HtmlElement> {
  // Scripting off: what stands in <noscript> is elements too, not text.
  const node = typeof html === 'string' ? parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }) : html;
  if ('tagName' in node) yield node;
  if ('content' in node && node.nodeName === 'template') yield* elementsOf(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export const textOf = (node: HtmlNode): string =>
  'value' in node && node.nodeName === '#text'
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Replaces the value of an attribute; undefined removes it. */
export function setAttribute(element: HtmlElement, name: string, value: string | undefined): Edit {
  const at = element.sourceCodeLocation?.attrs?.[name];
  if (!at) throw new Error(`${element.tagName} has no attribute ${name} in the text`);
  return { from: at.startOffset, to: at.endOffset, text: value === undefined ? '' : `${name}="${escaped(value)}"` };
}

/** Adds an attribute to a start tag. */
export function addAttribute(element: HtmlElement, name: string, value: string): Edit {
  const tag = element.sourceCodeLocation?.startTag;
  if (!tag) throw new Error(`${element.tagName} has no start tag in the text`);
  const at = tag.startOffset + 1 + element.tagName.length;
  return { from: at, to: at, text: ` ${name}="${escaped(value)}"` };
}

export function removeElement(element: HtmlElement): Edit {
  const at = element.sourceCodeLocation;
  if (!at) throw new Error(`${element.tagName} is not in the text`);
  return { from: at.startOffset, to: at.endOffset, text: '' };
}

/**
 * Where the head begins: what must come before everything that loads goes here. The charset stays in front of it,
 * because browsers look for it in the first 1024 bytes only.
 */
export function headStart(html: string): number {
  const head = [...elementsOf(html)].find((element) => element.tagName === 'head');
  const start = head?.sourceCodeLocation?.startTag?.endOffset;
  if (start === undefined) throw new Error('the page has no head');
  const first = head?.childNodes.find((node) => 'tagName' in node) as HtmlElement | undefined;
  const isCharset = first?.tagName === 'meta' && attribute(first, 'charset') !== undefined;
  return isCharset ? (first.sourceCodeLocation?.endOffset ?? start) : start;
}

/** Edits from back to front; of overlapping ones (an element removed with things changed inside) the outer wins. */
export function applyEdits(html: string, edits: readonly Edit[]): string {
  let out = html;
  let end = Number.POSITIVE_INFINITY;
  const outer = edits.filter((edit) => !edits.some((other) => other !== edit && isInside(edit, other)));
  for (const edit of [...outer].sort((a, b) => b.from - a.from || b.to - a.to)) {
    if (edit.to > end) throw new Error('two changes of a page overlap');
    out = out.slice(0, edit.from) + edit.text + out.slice(edit.to);
    end = edit.from;
  }
  return out;
}

/** An insertion at the edge of a larger edit is beside it, not in it. */
function isInside(edit: Edit, other: Edit): boolean {
  if (edit.from === edit.to) return other.from < edit.from && edit.to < other.to;
  return other.from <= edit.from && edit.to <= other.to && other.to - other.from > edit.to - edit.from;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
