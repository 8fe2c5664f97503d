import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Application, type Comment, type DeclarationReflection, ReflectionKind } from 'typedoc';
import ts from 'typescript';
import { type Declaration, declarationOf } from './declaration.ts';
import { type AnchorOf, docsOf, type NamedComment } from './docs.ts';
import type { ApiEntry, Member } from './entry.ts';
import { groupOf, groups } from './groups.ts';
import { namesIn } from './signature.ts';

const ENTRY_POINT = 'src/core/index.ts';
const TSCONFIG = 'src/api/typedoc.tsconfig.json';

/** Every export of the core in the order of the page: by theme, types last, then by name. Exports without a docstring are thrown together, one a line. */
export async function readApi(root: string, entryPoint = ENTRY_POINT, tsconfig = TSCONFIG): Promise<ApiEntry[]> {
  const app = await Application.bootstrap({
    entryPoints: [path.join(root, entryPoint)],
    tsconfig: path.join(root, tsconfig),
    excludeInternal: true,
    excludePrivate: true,
    disableGit: true,
    sourceLinkTemplate: '{path}',
    logLevel: 'Error',
  });
  const project = await app.convert();
  if (!project) throw new Error(`api: TypeDoc could not read ${entryPoint}`);

  const exports = project.children ?? [];
  const anchors = anchorsOf(exports);
  const read = exports.map((item) => readEntry(item, root, (name) => anchors.get(name)));
  read.sort(
    (a, b) =>
      rank(a.group) - rank(b.group) ||
      Number(a.kind === 'type') - Number(b.kind === 'type') ||
      a.name.localeCompare(b.name, 'en'),
  );
  const entries = withUsers(read);
  const missing = undocumented(entries);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  return entries.map((entry, order) => ({ ...entry, order }));
}

/** The exports that stand on the page without a word: one line each. */
function undocumented(entries: readonly Pick<ApiEntry, 'name' | 'file' | 'docs'>[]): string[] {
  return entries
    .filter(({ docs }) => docs.paragraphs.length === 0)
    .map(({ file, name }) => `${file}: the export “${name}” has no docstring`);
}

/** The lowercased names; where a type and a function differ by case only, the type gives way. */
export function anchorsOf(exports: readonly { name: string; kind: number }[]): Map<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, kind } of [...exports].sort((a, b) => Number(isType(a.kind)) - Number(isType(b.kind)))) {
    const lower = name.toLowerCase();
    const anchor = isType(kind) && taken.has(lower) ? `${lower}-type` : lower;
    if (taken.has(anchor)) throw new Error(`api: the anchor “${anchor}” of “${name}” is taken`);
    taken.add(anchor);
    anchors.set(name, anchor);
  }
  return anchors;
}

type Read = Omit<ApiEntry, 'order'>;

function readEntry(item: DeclarationReflection, root: string, anchorOf: AnchorOf): Read {
  const { name, sources: [source] = [] } = item;
  if (!source) throw new Error(`api: TypeDoc names no source of “${name}”`);
  const file = inProject(root, source.fullFileName);
  const declared = declarationOf(treeOf(source.fullFileName), name);
  if (!declared) throw new Error(`${file}: no declaration of “${name}” at the top level`);
  const signatures = item.signatures ?? [];
  return {
    name,
    anchor: anchorOf(name) ?? '',
    kind: kindOf(item),
    file,
    group: groupOf(file),
    signature: typed(declared.signature, item),
    docs: docsOf(commentOf(item), signatures.flatMap(({ parameters = [] }) => parameters) as NamedComment[], anchorOf),
    members: membersOf(item, declared, anchorOf),
    usedBy: [],
  };
}

/** In the order of the source; inherited members stand where they are declared. */
function membersOf(item: DeclarationReflection, { members }: Declaration, anchorOf: AnchorOf): Member[] {
  return [...members].flatMap(([name, signature]): Member[] => {
    const member = item.children?.find((child) => child.name === name);
    if (!member) return [];
    const parameters = (member.signatures ?? []).flatMap((one) => one.parameters ?? []) as NamedComment[];
    return [{ name, signature: typed(signature, member), docs: docsOf(commentOf(member), parameters, anchorOf) }];
  });
}

/** A constant or property whose source leaves its type to the compiler gets it written out. */
function typed(signature: string, { kind, type }: DeclarationReflection): string {
  const inferred = kind === ReflectionKind.Variable || kind === ReflectionKind.Property;
  return inferred && type && !signature.includes(':') ? `${signature}: ${type}` : signature;
}

function commentOf({ comment, signatures = [] }: DeclarationReflection): Comment | undefined {
  return comment ?? signatures.find((signature) => signature.comment)?.comment;
}

function kindOf({ kind }: DeclarationReflection): ApiEntry['kind'] {
  if (isType(kind)) return 'type';
  if (kind === ReflectionKind.Class) return 'class';
  return kind === ReflectionKind.Function ? 'function' : 'constant';
}

/** Adds to each type the exports whose declarations or members name it. */
function withUsers(entries: readonly Read[]): Read[] {
  const named = entries.map(({ name, signature, members }) => ({
    name,
    names: namesIn([signature, ...members.map((member) => member.signature)].join('\n')),
  }));
  return entries.map((entry) =>
    entry.kind !== 'type'
      ? entry
      : {
          ...entry,
          usedBy: named
            .filter(({ name, names }) => name !== entry.name && names.has(entry.name))
            .map(({ name }) => name),
        },
  );
}

const isType = (kind: number): boolean => kind === ReflectionKind.Interface || kind === ReflectionKind.TypeAlias;
const rank = (group: string): number => groups.findIndex(({ id }) => id === group);
const inProject = (root: string, file: string): string => path.relative(root, file).split(path.sep).join('/');
const treeOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
