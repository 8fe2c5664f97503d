import path from 'node:path';
import ts from 'typescript';
import type { Snippet } from './extract.ts';

/** The fences of one file. */
export interface TypedPage {
  /** `content/guide/x.mdx` */
  readonly file: string;
  readonly snippets: readonly Snippet[];
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  // A snippet runs in a worker: there is no document.
  lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'],
  types: [],
  skipLibCheck: true,
};

/**
 * A name whose type is not said and cannot be found: a snippet has no type syntax to say it. The option `noImplicitAny`
 * would do the same, but without it an empty array can never be filled.
 */
const IMPLICIT_ANY = [7005, 7006, 7019, 7031, 7034];

/** Checks fences as TypeScript with the real types of the core; every error as `content/guide/x.mdx:24: …`. */
export function typeErrors(pages: readonly TypedPage[], root: string): string[] {
  const options = { ...OPTIONS, paths: { 'relu-at-zero': [path.join(root, 'src/core/index.ts')] } };
  const modules = modulesOf(pages, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.readFile = (name) => modules.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const module = modules.get(name);
    return module ? ts.createSourceFile(name, module.text, language) : getSourceFile(name, language, ...rest);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  const diagnostics = ts.getPreEmitDiagnostics(program).filter(({ code }) => !IMPLICIT_ANY.includes(code));
  return diagnostics.map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    if (!file || start === undefined) return message;
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    return `${modules.get(file.fileName)?.file ?? path.relative(root, file.fileName)}:${line}: ${message}`;
  });
}

/** One module for each scope, its code on the lines of the page. */
function modulesOf(pages: readonly TypedPage[], root: string): Map<string, { file: string; text: string }> {
  const modules = new Map<string, { file: string; text: string }>();
  for (const { file, snippets } of pages) {
    const scopes = Map.groupBy(snippets, ({ id, session, noRun }) => (session && !noRun ? `session ${session}` : id));
    for (const [scope, fences] of scopes) {
      const lines: string[] = [];
      for (const { line, source } of fences) {
        while (lines.length < line) lines.push('');
        lines.push(...source.split('\n'));
      }
      modules.set(path.join(root, `${file}.${scope}.ts`), { file, text: `${lines.join('\n')}\nexport {};\n` });
    }
  }
  return modules;
}
