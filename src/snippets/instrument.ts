import { type Comment, type ImportDeclaration, type Node, type Program, parse } from 'acorn';
import { type Expectation, parseExpectation } from './expectation.ts';
import { SnippetError } from './snippet-error.ts';

/**
 * The one translation of a snippet, for the page, the tests and the browser. An import becomes a look-up, a statement
 * with an expectation becomes a check; lines never move, so an error's line needs no map:
 *
 *   import { relu } from 'relu-at-zero';   const { relu } = __import("relu-at-zero");
 *   relu.derivative(0);        // => 0     __check('equal', 0, () => (relu.derivative(0)), () => (0), 0); // => 0
 *   const a = f();             // => 1     const a = f(); __check('equal', 1, () => (a), () => (1), 0); // => 1
 */
export interface Instrumented {
  readonly code: string;
  readonly expectations: readonly Expectation[];
}

export const LIBRARY = 'relu-at-zero';
export const CUT = /^\s*\/\/\s*---cut---\s*$/;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function instrument(source: string): Instrumented {
  const comments: Comment[] = [];
  const program = parseProgram(source, comments);
  const open = new Map<number, { expectation: Expectation; at: number }>();
  for (const comment of comments) {
    if (comment.type !== 'Line') continue;
    const line = comment.loc?.start.line ?? 1;
    const expectation = parseExpectation(comment.value, line);
    if (expectation) open.set(line, { expectation, at: comment.start });
  }
  const expectations = [...open.values()].map(({ expectation }) => expectation);

  const edits: Edit[] = [];
  // Backwards: of several statements on a line, the last one owns the comment.
  for (const node of program.body.toReversed()) {
    if (node.type === 'ImportDeclaration') {
      edits.push({ from: node.start, to: node.end, text: lookUp(node) });
      continue;
    }
    if (node.type.startsWith('Export')) throw new SnippetError('a snippet exports nothing', lineOf(node));
    const line = node.loc?.end.line ?? 1;
    const found = open.get(line);
    if (!found || found.at < node.end) continue;
    edits.push(checked(node, source, found.expectation, expectations.indexOf(found.expectation)));
    open.delete(line);
  }
  const dangling = [...open.keys()][0];
  if (dangling !== undefined) {
    throw new SnippetError('an expectation stands behind an expression or a declaration of one name', dangling);
  }
  let code = source;
  for (const { from, to, text } of edits.sort((a, b) => b.from - a.from))
    code = code.slice(0, from) + text + code.slice(to);
  return { code, expectations };
}

function parseProgram(source: string, comments: Comment[]): Program {
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', onComment: comments, locations: true });
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: { line: number } };
    throw new SnippetError(
      `SyntaxError: ${message.replace(/ \(\d+:\d+\)$/, '')} (snippets are plain JavaScript, without type syntax)`,
      loc?.line ?? 1,
    );
  }
  refuseDynamicImports(program);
  return program;
}

function lookUp(node: ImportDeclaration): string {
  const from = String(node.source.value);
  if (from !== LIBRARY) throw new SnippetError(`a snippet imports only '${LIBRARY}', got '${from}'`, lineOf(node));
  const names = node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
      throw new SnippetError("a snippet imports by name, as in import { relu } from 'relu-at-zero'", lineOf(node));
    }
    const { imported, local } = specifier;
    return imported.name === local.name ? local.name : `${imported.name}: ${local.name}`;
  });
  // An import over several lines keeps its line breaks.
  const breaks = '\n'.repeat((node.loc?.end.line ?? 0) - (node.loc?.start.line ?? 0));
  return `const { ${names.join(', ')} } = __import(${JSON.stringify(from)});${breaks}`;
}

function checked(node: Node, source: string, expectation: Expectation, index: number): Edit {
  const call = (value: string): string => {
    const { kind, text } = expectation;
    const expected = kind === 'throws' ? JSON.stringify(text) : text;
    const tolerance = kind === 'approx' ? expectation.tolerance : 0;
    return `__check('${kind}', ${index}, () => (${value}), () => (${expected}), ${tolerance});`;
  };
  if (node.type === 'ExpressionStatement') {
    const { expression } = node as Node & { expression: Node };
    // The braces of an object literal at the start of a line would be a block; the parentheses of `call` keep it one.
    return { from: node.start, to: node.end, text: call(source.slice(expression.start, expression.end)) };
  }
  const { declarations } = node as Node & { declarations?: { id: { type: string; name?: string } }[] };
  const name =
    declarations?.length === 1 && declarations[0]?.id.type === 'Identifier' ? declarations[0].id.name : undefined;
  if (name === undefined || expectation.kind === 'throws') {
    throw new SnippetError('an expectation stands behind an expression or a declaration of one name', expectation.line);
  }
  return { from: node.end, to: node.end, text: ` ${call(name)}` };
}

/** A dynamic import would look for a file beside the page. */
function refuseDynamicImports(node: unknown): void {
  if (Array.isArray(node)) {
    node.forEach(refuseDynamicImports);
  } else if (node !== null && typeof node === 'object' && 'type' in node) {
    if (node.type === 'ImportExpression') throw new SnippetError('a snippet has no import()', lineOf(node as never));
    Object.values(node).forEach(refuseDynamicImports);
  }
}

const lineOf = (node: Node): number => node.loc?.start.line ?? 1;
