import { tokenizer } from 'acorn';
import type { ElementContent } from 'hast';

/** Syntax by weight and slope: keywords in `.k`, comments in `.c`, everything else plain. One list for each line. */
const WORDS = new Set(['let', 'of', 'async', 'await', 'from']);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly role: 'k' | 'c';
}

export function highlightedLines(source: string, language: string): ElementContent[][] {
  const spans = language === 'ts' || language === 'js' ? javascriptSpans(source) : commentSpans(source, language);
  let offset = 0;
  return source.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return pieces(line, start, spans);
  });
}

function pieces(line: string, start: number, spans: readonly Span[]): ElementContent[] {
  const out: ElementContent[] = [];
  let at = 0;
  for (const { from, to, role } of spans) {
    const a = Math.max(from - start, 0);
    const b = Math.min(to - start, line.length);
    if (a >= b) continue;
    if (a > at) out.push({ type: 'text', value: line.slice(at, a) });
    out.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [role] },
      children: [{ type: 'text', value: line.slice(a, b) }],
    });
    at = b;
  }
  if (at < line.length) out.push({ type: 'text', value: line.slice(at) });
  return out;
}

function javascriptSpans(source: string): Span[] {
  const spans: Span[] = [];
  try {
    const tokens = tokenizer(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      onComment: (_block, _text, from, to) => spans.push({ from, to, role: 'c' }),
    });
    for (const token of tokens) {
      const text = source.slice(token.start, token.end);
      if (token.type.keyword || WORDS.has(text)) spans.push({ from: token.start, to: token.end, role: 'k' });
    }
  } catch {
    // What is not JavaScript stays plain.
  }
  return spans.sort((a, b) => a.from - b.from);
}

function commentSpans(source: string, language: string): Span[] {
  if (!['py', 'python', 'sh', 'bash', 'yaml'].includes(language)) return [];
  return [...source.matchAll(/(?:^|\s)(#.*)$/gm)].map((match) => {
    const from = match.index + match[0].length - (match[1] ?? '').length;
    return { from, to: match.index + match[0].length, role: 'c' as const };
  });
}
