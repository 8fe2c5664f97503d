import ts from 'typescript';

/** A stretch of a declaration: a keyword, the name of a type that the core exports, or anything else. */
export interface Token {
  readonly text: string;
  readonly keyword?: true;
  /** The anchor of the export that it names. */
  readonly to?: string;
}

/** The lines of a declaration, keywords marked and exported names linked, except the declaration's own. */
export function tokensOf(signature: string, anchorOf: (name: string) => string | undefined): Token[][] {
  const lines: Token[][] = [[]];
  for (const [text, kind] of scan(signature)) {
    text.split('\n').forEach((piece, i) => {
      if (i > 0) lines.push([]);
      if (piece !== '') append(lines[lines.length - 1] as Token[], token(piece, kind, anchorOf));
    });
  }
  return lines;
}

/** The identifiers of a declaration. */
export const namesIn = (signature: string): Set<string> =>
  new Set(scan(signature).flatMap(([text, kind]) => (kind === ts.SyntaxKind.Identifier ? [text] : [])));

const WORDS = new Set([
  'function',
  'const',
  'class',
  'interface',
  'type',
  'extends',
  'readonly',
  'static',
  'new',
  'get',
  'set',
  'constructor',
  'keyof',
  'typeof',
  'implements',
  'infer',
]);

function token(text: string, kind: ts.SyntaxKind, anchorOf: (name: string) => string | undefined): Token {
  if (WORDS.has(text)) return { text, keyword: true };
  const to = kind === ts.SyntaxKind.Identifier ? anchorOf(text) : undefined;
  return to === undefined ? { text } : { text, to };
}

function append(line: Token[], next: Token): void {
  const last = line[line.length - 1];
  const plain = (t: Token | undefined): boolean => t !== undefined && !t.keyword && t.to === undefined;
  if (last && plain(last) && plain(next)) line[line.length - 1] = { text: last.text + next.text };
  else line.push(next);
}

function scan(text: string): [string, ts.SyntaxKind][] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const found: [string, ts.SyntaxKind][] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    found.push([scanner.getTokenText(), kind]);
  return found;
}
