/** A piece of a sentence: words, code, or code that names an export and leads to it. */
export type Inline = string | { readonly code: string; readonly to?: string };

/** A paragraph as its docstring writes it; `label` is what stands before its first colon: “Formula”, “At 0”. */
export interface Paragraph {
  readonly label?: string;
  readonly text: readonly Inline[];
}

export interface Fact {
  readonly label: string;
  readonly text: readonly Inline[];
}

export interface Docs {
  readonly paragraphs: readonly Paragraph[];
  readonly parameters: readonly Fact[];
  /** Throws, returns, sources. */
  readonly facts: readonly Fact[];
}

export interface Member {
  readonly name: string;
  readonly signature: string;
  readonly docs: Docs;
}

/** One export of the core. */
export interface ApiEntry {
  readonly name: string;
  /** The lowercased name; a type that shares it with a function ends in `-type`. */
  readonly anchor: string;
  readonly kind: 'function' | 'constant' | 'class' | 'type';
  /** `src/core/mlp.ts` */
  readonly file: string;
  readonly group: string;
  /** Place on the page. */
  readonly order: number;
  /** As the source declares it, without body and value. */
  readonly signature: string;
  readonly docs: Docs;
  readonly members: readonly Member[];
  /** The exports whose declarations name this type. */
  readonly usedBy: readonly string[];
}
