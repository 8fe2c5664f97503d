import { applyEdits, attribute, elementsOf, headStart, sha256, textOf } from './html.ts';

/**
 * The policy of one page, written from what the page holds: its inline scripts by hash, nothing else inline, nothing
 * from elsewhere. A frame made from `srcdoc` inherits the policy, so the sandbox's script has its hash here too.
 */
export function policy(html: string, options: { readonly scripts: readonly string[]; readonly file: boolean }): string {
  const self = options.file ? "'self' file:" : "'self'";
  const inline = [...elementsOf(html)]
    .filter(
      (element) =>
        element.tagName === 'script' && attribute(element, 'src') === undefined && isCode(attribute(element, 'type')),
    )
    .map(textOf);
  const hashes = [...new Set([...inline, ...options.scripts])].map((script) => `'sha256-${sha256(script)}'`).sort();
  return [
    "default-src 'none'",
    `script-src ${[self, WEBASSEMBLY, ...hashes].join(' ')}`,
    `style-src ${self}`,
    `img-src ${self} data: blob:`,
    `font-src ${self}`,
    options.file ? "connect-src 'none'" : "connect-src 'self'",
    'worker-src blob:',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Lets the kernels of the core compile, in workers and in the sandbox, which inherit it. It allows no eval. */
const WEBASSEMBLY = "'wasm-unsafe-eval'";

/** What the policy governs; every other type, such as JSON, is data. */
const isCode = (type = ''): boolean =>
  /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i.test(type.trim());

/** Writes the policy into the head, before anything that it governs. */
export function withPolicy(
  html: string,
  options: { readonly scripts: readonly string[]; readonly file: boolean },
): string {
  const at = headStart(html);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(html, options)}">`;
  return applyEdits(html, [{ from: at, to: at, text: meta }]);
}
