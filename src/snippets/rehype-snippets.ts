import path from 'node:path';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { at, before, snippet } from './extract.ts';
import { runnable, still } from './markup.ts';
import { siteSnippets } from './site-snippets.ts';

interface JsxElement {
  type: string;
  name: string | null;
  attributes: { type: string; name: string; value: unknown }[];
  position?: { start: { line: number } };
}

/**
 * Turns every fence of a page into its final HTML, and `<Value of="id:n" />` into the n-th checked value of the
 * snippet `id`, linked to it. Any fault fails the build with file and line.
 */
export function rehypeSnippets({ root = process.cwd() }: { readonly root?: string } = {}) {
  return (tree: Root, vfile: VFile): void => {
    const file = path.relative(root, vfile.path).split(path.sep).join('/');
    const all = siteSnippets(root);
    const onPage = [...all.values()].filter((placed) => placed.file === file);

    visit(tree, 'element', (node: Element, index, parent) => {
      const code = node.children[0];
      if (
        node.tagName !== 'pre' ||
        code?.type !== 'element' ||
        code.tagName !== 'code' ||
        !parent ||
        index === undefined
      )
        return;
      const language = /language-(\w+)/.exec(String(code.properties.className ?? ''))?.[1] ?? 'text';
      const source = textOf(code).replace(/\n$/, '');
      if (language !== 'ts') {
        parent.children[index] = still(source, language);
        return;
      }
      const line = node.position?.start.line ?? 1;
      const parsed = at(file, line, () => snippet(metaOf(code), source));
      if (parsed.noRun !== undefined) console.info(`${file}:${line}: not run: ${parsed.noRun}`);
      parent.children[index] = runnable({ ...parsed, before: before(parsed, onPage).map((earlier) => earlier.source) });
    });

    visit(tree as never, 'mdxJsxTextElement', (node: JsxElement, index: number, parent: { children: unknown[] }) => {
      if (node.name !== 'Value') return;
      const line = node.position?.start.line ?? 1;
      const of = String(node.attributes.find(({ name }) => name === 'of')?.value ?? '');
      const [id = '', number = ''] = of.split(':');
      const placed = all.get(id);
      const expectation = placed?.expectations[Number(number) - 1];
      if (!placed || !expectation) {
        const known = placed ? `it has ${placed.expectations.length} values` : 'no snippet has this id';
        throw new Error(`${file}:${line}: <Value of="${of}" />: ${known}`);
      }
      parent.children[index] = {
        type: 'element',
        tagName: 'a',
        properties: {
          className: ['m'],
          href: `${placed.file === file ? '' : placed.url}#${id}`,
          title: 'Checked: go to the snippet that computes it',
        },
        children: [{ type: 'text', value: expectation.text.replace(/^-/, '−') }],
      };
    });
  };
}

/** Astro's MDX moves the meta string of a fence to a property. */
const metaOf = (code: Element): string =>
  String(code.properties.metastring ?? (code.data as { meta?: string } | undefined)?.meta ?? '');
