import ts from 'typescript';

export interface Declaration {
  /** Overloads on lines of their own; without `export`, body, initializer and comments. */
  readonly signature: string;
  /** The declared members of a class or an interface by name, private ones left out. */
  readonly members: ReadonlyMap<string, string>;
}

/** How the source text of a file declares a name at its top level; `undefined` if it does not. */
export function declarationOf(source: ts.SourceFile, name: string): Declaration | undefined {
  const signatures: string[] = [];
  const members = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) {
      signatures.push(between(source, statement, statement.body));
    } else if (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      if (statement.name?.text !== name) continue;
      signatures.push(head(source, statement));
      for (const member of statement.members) addMember(source, member, members);
    } else if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) {
      signatures.push(between(source, statement).replace(/;$/, ''));
    } else if (ts.isVariableStatement(statement)) {
      for (const variable of statement.declarationList.declarations) {
        if (variable.name.getText(source) !== name) continue;
        signatures.push(`const ${name}${variable.type ? `: ${variable.type.getText(source)}` : ''}`);
      }
    }
  }
  // The declaration that implements overloads is not one of them.
  const shown = signatures.length > 1 && signatures[0]?.startsWith('function') ? signatures.slice(0, -1) : signatures;
  return shown.length === 0 ? undefined : { signature: shown.join('\n'), members };
}

/** `class Value`, `interface HeOptions extends InitializerOptions`. */
function head(source: ts.SourceFile, node: ts.ClassDeclaration | ts.InterfaceDeclaration): string {
  const text = source.text.slice(node.getStart(source), node.members.pos);
  return tidy(text.slice(0, text.lastIndexOf('{')));
}

function addMember(source: ts.SourceFile, member: ts.ClassElement | ts.TypeElement, into: Map<string, string>): void {
  const name = ts.isConstructorDeclaration(member) ? 'constructor' : member.name?.getText(source);
  if (name === undefined || name.startsWith('#')) return;
  if (ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((m) => m.kind === ts.SyntaxKind.PrivateKeyword))
    return;
  const rest = ts.isPropertyDeclaration(member)
    ? (member.initializer?.getFullStart() ?? member.end)
    : (member as ts.MethodDeclaration).body?.getStart(source);
  const text = tidy(source.text.slice(member.getStart(source), rest ?? member.end)).replace(/[\s=;]+$/, '');
  const known = into.get(name);
  into.set(name, known === undefined ? text : `${known}\n${text}`);
}

const between = (source: ts.SourceFile, node: ts.Node, end?: ts.Node): string =>
  tidy(source.text.slice(node.getStart(source), end?.getStart(source) ?? node.end));

/** Columns that fit the page beside the margins of a snippet. */
const WIDTH = 66;

/** Without comments and `export`; on one line if it fits. */
function tidy(text: string): string {
  const bare = text
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replace(/^\s*export (?:default )?(?:abstract )?/, '')
    .trim();
  const line = bare
    .replace(/\s+/g, ' ')
    .replace(/,? ([})\]])/g, ' $1')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')');
  return line.length <= WIDTH ? line : bare.replace(/^\s*\n/gm, '');
}
