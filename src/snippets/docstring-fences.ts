import ts from 'typescript';
import type { Fence } from './fence.ts';

/** A `ts` fence opens here; the `*` of the comment stands before it. */
const OPENS = /^\s*(?:\*\s)?\s*```ts\b(.*)$/;
const CLOSES = /^\s*(?:\*\s)?\s*```\s*$/;
/** What a comment puts before each of its lines. */
const MARGIN = /^\s*\* ?/;

/**
 * The `ts` fences below `@example` in the docstrings of a source file's exports, each with the name of its export.
 * A fence elsewhere in a comment would be shown by nobody and tested by nobody, so it is a fault.
 */
export function docstringFences(text: string, file: string): Fence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const found = source.statements.flatMap((statement) => {
    const example = exportedName(statement);
    return example === undefined ? [] : examplesOf(statement).flatMap((tag) => fencesIn(tag, source, lines, example));
  });
  const stray = lines.findIndex((line, i) => OPENS.test(line) && !found.some((fence) => fence.line === i + 1));
  if (stray >= 0)
    throw new Error(`${file}:${stray + 1}: a ts fence stands below @example in the docstring of an export`);
  return found;
}

/** What `export function f`, `export class F` or `export const f` declares. */
function exportedName(statement: ts.Statement): string | undefined {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? statement.name?.text : undefined;
}

const examplesOf = (statement: ts.Statement): readonly ts.JSDocTag[] =>
  ts.getJSDocTags(statement).filter(({ tagName }) => tagName.text === 'example');

function fencesIn(tag: ts.JSDocTag, source: ts.SourceFile, lines: readonly string[], example: string): Fence[] {
  const found: Fence[] = [];
  const lineAt = (place: number): number => source.getLineAndCharacterOfPosition(place).line;
  let open: { meta: string; line: number } | undefined;
  for (let i = lineAt(tag.pos); i <= lineAt(tag.end); i++) {
    const line = lines[i] ?? '';
    if (open === undefined) {
      const meta = OPENS.exec(line)?.[1];
      if (meta !== undefined) open = { meta, line: i + 1 };
    } else if (CLOSES.test(line)) {
      const code = lines.slice(open.line, i).map((each) => each.replace(MARGIN, ''));
      found.push({ ...open, source: code.join('\n'), example });
      open = undefined;
    }
  }
  return found;
}
