import { type Comment, type ImportDeclaration, type Node, type Program, parse } from 'acorn';
import { type Expectation, parseExpectation } from './expectation.ts';
import { LIBRARY } from './library.ts';
import { SnippetError } from './snippet-error.ts';

/**
 * The one translation of a snippet, for the page, the tests and the browser. An import becomes a look-up, a statement
 * with an expectation becomes a check; lines never move, so an error's line needs no map:
 *
 *   import { relu } from 'relu-at-zero';   const { relu } = __import("relu-at-zero", "relu");
 *   relu.derivative(0);        // => 0     __check("equal", 0, () => (relu.derivative(0)), () => (0), 0); // => 0
 *   const a = f();             // => 1     const a = f();; __check("equal", 1, () => (a), () => (1), 0); // => 1
 */
export interface Instrumented {
  readonly code: string;
  readonly expectations: readonly Expectation[];
}

/** Set-up stands above this line: it runs and is copied, and is folded on the page. */
export const CUT = /^\s*\/\/\s*---cut---\s*$/;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function instrument(source: string): Instrumented {
  const comments: Comment[] = [];
  const program = parseSnippet(source, comments);
  const edits: Edit[] = [];
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') edits.push({ from: node.start, to: node.end, text: lookUp(node) });
    if (node.type.startsWith('Export')) throw new SnippetError('a snippet exports nothing', lineOf(node));
  }
  const expectations: Expectation[] = [];
  for (const comment of comments) {
    const line = lineOf(comment);
    const expectation = parseExpectation(comment.value, line);
    if (!expectation) continue;
    if (comment.type === 'Block') throw new SnippetError('an expectation is a line comment, // => value', line);
    // Of several statements on a line, the last one owns the comment; one that goes on behind it owns nothing.
    const owner = program.body.findLast(({ start }) => start < comment.start);
    if (!owner || owner.end > comment.start || owner.loc?.end.line !== line) throw nothingToCheck(line);
    edits.push(...checked(owner, source, expectation, expectations.push(expectation) - 1));
  }
  return { code: applied(edits, source), expectations };
}

/** Parses a snippet or a program of them; a fault is a SnippetError at its line. */
export function parseSnippet(source: string, onComment: Comment[] = []): Program {
  try {
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', onComment, locations: true });
    refuseModules(program);
    return program;
  } catch (error) {
    if (error instanceof SnippetError) throw error;
    const { message, loc } = error as SyntaxError & { loc?: { line: number } };
    const what = message.replace(/ \(\d+:\d+\)$/, '');
    const hint = what.startsWith('Unexpected') ? ' (a snippet is plain JavaScript, without type syntax)' : '';
    throw new SnippetError(`SyntaxError: ${what}${hint}`, loc?.line ?? 1);
  }
}

function lookUp(node: ImportDeclaration): string {
  const from = String(node.source.value);
  if (from !== LIBRARY) throw new SnippetError(`a snippet imports only '${LIBRARY}', got '${from}'`, lineOf(node));
  const names = node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
      throw new SnippetError(`a snippet imports by name, as in import { relu } from '${LIBRARY}'`, lineOf(node));
    }
    return { imported: specifier.imported.name, local: specifier.local.name };
  });
  const pattern = names.map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`));
  const wanted = [from, ...names.map(({ imported }) => imported)].map((name) => JSON.stringify(name));
  // An import over several lines keeps its line breaks.
  const breaks = '\n'.repeat((node.loc?.end.line ?? 0) - lineOf(node));
  return `const { ${pattern.join(', ')} } = __import(${wanted.join(', ')});${breaks}`;
}

function checked(node: Node, source: string, expectation: Expectation, index: number): Edit[] {
  const { kind } = expectation;
  const expected = kind === 'throws' ? JSON.stringify(expectation.error) : expectation.text;
  const detail = kind === 'approx' ? expectation.tolerance : kind === 'throws' ? JSON.stringify(expectation.part) : '0';
  const before = `__check("${kind}", ${index}, () => (`;
  const after = `), () => (${expected}), ${detail});`;
  if (node.type === 'ExpressionStatement') {
    // Only the ends change: the statement may hold line breaks, comments and parentheses of its own.
    const end = source[node.end - 1] === ';' ? node.end - 1 : node.end;
    return [
      { from: node.start, to: node.start, text: before },
      { from: end, to: node.end, text: after },
    ];
  }
  const name = declaredName(node);
  if (name === undefined || kind === 'throws') throw nothingToCheck(expectation.line);
  return [{ from: node.end, to: node.end, text: `; ${before}${name}${after}` }];
}

/** The name that `const a = f()` declares; undefined for patterns, several names, functions and classes. */
function declaredName(node: Node): string | undefined {
  const { declarations } = node as Node & { declarations?: { id: { type: string; name: string } }[] };
  const [only, ...rest] = declarations ?? [];
  return only?.id.type === 'Identifier' && rest.length === 0 ? only.id.name : undefined;
}

const nothingToCheck = (line: number): SnippetError =>
  new SnippetError(
    'there is nothing to check: an expectation stands on the last line of an expression, or of a declaration of one name',
    line,
  );

/** A dynamic import would look for a file beside the page; `import.meta` has no meaning there. */
function refuseModules(node: unknown): void {
  if (Array.isArray(node)) {
    node.forEach(refuseModules);
  } else if (node !== null && typeof node === 'object' && 'type' in node) {
    if (node.type === 'ImportExpression') throw new SnippetError('a snippet has no import()', lineOf(node as Node));
    if (node.type === 'MetaProperty' && (node as unknown as { meta: { name: string } }).meta.name === 'import') {
      throw new SnippetError('a snippet has no import.meta', lineOf(node as unknown as Node));
    }
    Object.values(node).forEach(refuseModules);
  }
}

function applied(edits: readonly Edit[], source: string): string {
  // From the end, so that earlier places stay true.
  const ordered = edits.toSorted((a, b) => b.from - a.from);
  return ordered.reduce((code, { from, to, text }) => code.slice(0, from) + text + code.slice(to), source);
}

const lineOf = (node: Node | Comment): number => node.loc?.start.line ?? 1;
