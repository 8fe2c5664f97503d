import path from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { before } from './extract.ts';
import { parseMeta } from './fence-meta.ts';
import { h, runnable, still } from './markup.ts';
import { recordFault } from './output-record.ts';
import { optionsOfFence } from './recorded-fence.ts';
import { recorded } from './recorded-markup.ts';
import { type PlacedRecording, siteRecorded } from './site-recorded.ts';
import { type PlacedSnippet, siteSnippets } from './site-snippets.ts';

/**
 * Turns every fence of a page into its final HTML, and `<Value of="id:n" />` into the n-th checked value of the
 * snippet `id`, or the n-th line that the recorded program `id` printed, linked to it. Any fault of any page fails the
 * build with file and line.
 */
export function rehypeSnippets({ root = process.cwd() }: { readonly root?: string } = {}) {
  return (tree: Root, vfile: VFile): void => {
    const file = path.relative(root, vfile.path).split(path.sep).join('/');
    const all = siteSnippets(root);
    const programs = siteRecorded(root, all);
    const page = [...all.values()].filter((snippet) => snippet.file === file);

    visit(tree, 'element', (node: Element, index, parent) => {
      const code = node.tagName === 'pre' ? node.children[0] : undefined;
      if (code?.type !== 'element' || code.tagName !== 'code' || !parent || index === undefined) return;
      parent.children[index] = fence(code, page, programs, file);
    });

    visit(tree as never, isValue, (node: JsxElement, index: number, parent: { children: unknown[] }) => {
      const link = value(node, all, programs, file);
      // Alone in its paragraph, MDX takes it for a block.
      parent.children[index] = node.type === 'mdxJsxFlowElement' ? h('p', {}, link) : link;
    });
  };
}

type Programs = ReadonlyMap<string, PlacedRecording>;

function fence(code: Element, page: readonly PlacedSnippet[], programs: Programs, file: string): ElementContent {
  const language = /language-([\w-]+)/.exec(String(code.properties.className ?? ''))?.[1] ?? 'text';
  if (language === 'py') {
    const program = programs.get(optionsOfFence(metaOf(code)).id);
    const fault = program && recordFault(program, program.record);
    if (!program?.record || fault) throw new Error(`${file}:${program?.line}: ${fault}`);
    return recorded(program, program.record);
  }
  if (language !== 'ts') return still(textOf(code).replace(/\n$/, ''), language);
  const { id } = parseMeta(metaOf(code));
  const snippet = page.find((candidate) => candidate.id === id);
  if (!snippet) throw new Error(`${file}: the fence “${id}” is not among the snippets of content/`);
  if (snippet.noRun !== undefined) console.info(`${file}:${snippet.line}: “${id}” is not run: ${snippet.noRun}`);
  return runnable({ ...snippet, before: before(snippet, page).map(({ source }) => source) });
}

function value(node: JsxElement, all: ReadonlyMap<string, PlacedSnippet>, programs: Programs, file: string): Element {
  const of = String(node.attributes.find(({ name }) => name === 'of')?.value ?? '');
  const [id, number = ''] = of.split(':');
  const program = programs.get(id);
  const lines = program?.record?.output.split('\n');
  const values = lines ?? all.get(id)?.expectations.map(({ text }) => text);
  const text = /^[1-9]\d*$/.test(number) ? values?.[Number(number) - 1] : undefined;
  const place = program ?? all.get(id);
  if (text === undefined || !place) {
    const what = lines ? 'lines of output' : 'values';
    const why = values ? `“${id}” has ${values.length} ${what}, counted from 1` : `no snippet has the id “${id}”`;
    throw new Error(`${file}:${node.position?.start.line ?? 1}: <Value of="${of}" />: ${why}`);
  }
  const href = `${place.file === file ? '' : place.url}#${id}`;
  // Prose has a minus sign where code has a hyphen.
  const written = text.replace(/(?<![\w.])-(?=[\d.I])/g, '−');
  const title = lines ? 'Recorded: go to the program that printed it' : 'Checked: go to the snippet that computes it';
  return h('a', { className: ['m'], href, title }, written);
}

interface JsxElement {
  readonly type: string;
  readonly name: string | null;
  readonly attributes: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly position?: { readonly start: { readonly line: number } };
}

const isValue = (node: { type: string; name?: string | null }): boolean =>
  (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') && node.name === 'Value';

/** Astro's MDX moves the meta string of a fence to a property; remark-rehype keeps it in `data`. */
const metaOf = (code: Element): string =>
  String(code.properties.metastring ?? (code.data as { meta?: string } | undefined)?.meta ?? '');
