// What a page costs before the reader does anything, gzipped, by kind of page. The limits are those of the design.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'parse5';

const KB = 1024;
const KINDS = [
  {
    kind: 'figures',
    is: (html) => html.includes('<astro-island'),
    js: 30 * KB,
    css: 16 * KB,
    html: Number.POSITIVE_INFINITY,
  },
  // An entry with a program that runs for each of more than a hundred exports, and all of them on one page to search in.
  { kind: 'api', is: (html) => html.includes('class="api-facts"'), js: 6 * KB, css: 12 * KB, html: 16 * KB },
  { kind: 'text', is: () => true, js: 6 * KB, css: 12 * KB, html: 12 * KB },
];

const gzip = (data) => gzipSync(data, { level: 9 }).length;

export function checkBudgets() {
  let passed = 0;
  let failed = 0;
  for (const name of readdirSync('dist', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'))
    .sort()) {
    const file = path.join('dist', name);
    const html = readFileSync(file, 'utf8');
    const kind = KINDS.find((candidate) => candidate.is(html));
    const { scripts, sheets, text } = whatLoads(file, html);
    const size = {
      js: sum([...scripts].map((script) => gzip(readFileSync(script)))),
      css: sum([...sheets].map((sheet) => gzip(readFileSync(sheet)))),
      // The words themselves are what the reader came for.
      html: Math.max(0, gzip(html) - gzip(text)),
    };
    for (const part of ['js', 'css', 'html']) {
      const ok = size[part] <= kind[part];
      ok ? passed++ : failed++;
      if (!ok)
        console.error(
          `✗ ${name}: ${part} ${(size[part] / KB).toFixed(1)} kB, limit ${kind[part] / KB} kB (${kind.kind})`,
        );
    }
    console.log(
      `${kind.kind.padEnd(8)} js ${(size.js / KB).toFixed(1)} kB, css ${(size.css / KB).toFixed(1)} kB, html beyond its text ${(size.html / KB).toFixed(1)} kB  ${name}`,
    );
  }
  return { passed, failed };
}

function whatLoads(file, html) {
  const scripts = new Set();
  const sheets = new Set();
  let text = '';
  const at = (url) => path.join(path.dirname(file), url.split(/[?#]/)[0]);
  const visit = (node) => {
    const get = (name) => node.attrs?.find((attribute) => attribute.name === name)?.value;
    if (node.tagName === 'script' && get('src')) closure(at(get('src')), scripts);
    for (const name of ['component-url', 'renderer-url']) if (get(name)) closure(at(get(name)), scripts);
    if (node.tagName === 'link' && get('rel') === 'stylesheet') sheets.add(at(get('href')));
    if (node.nodeName === '#text') text += node.value;
    for (const child of node.childNodes ?? []) visit(child);
  };
  // In 404.html URLs start at the root.
  visit(parse(html.replaceAll(/(href|src)="\//g, '$1="./')));
  return { scripts, sheets, text };
}

/** A module and what it imports at once; import() comes later, when the reader asks for it. */
function closure(file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  for (const match of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
    closure(path.join(path.dirname(file), match[1]), seen);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
