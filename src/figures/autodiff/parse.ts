import { printed } from './print.ts';
import { evaluated } from './program.ts';
import { allOf, type Node, type Operator, type Relation, type UnaryName } from './syntax.ts';

/** A program, or what is wrong with the text and where: `at` counts characters from 0. */
export type Parsed =
  | { readonly node: Node; readonly problem?: undefined }
  | { readonly problem: string; readonly at: number; readonly node?: undefined };

export const MAX_LENGTH = 200;
const MAX_DEPTH = 40;

const UNARY: readonly string[] = ['relu', 'leaky', 'abs', 'sqrt'];
const EXTREMES: readonly string[] = ['max', 'min'];
const KNOWN = 'relu, leaky, abs, sqrt, max, min, where';
const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|([a-z_]\w*)|(>=|<=|[-+*/(),<>]))/iy;

interface Token {
  readonly text: string;
  readonly at: number;
  readonly is: 'number' | 'name' | 'sign' | 'end';
}

/** Carries the message out of the recursion; never leaves this file. */
class Problem extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads a program by recursive descent. No text throws: each one is a program or has a problem with its place. */
export function parsed(text: string): Parsed {
  try {
    return { node: read(plainSigns(text)) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message, at: error.at };
    throw error;
  }
}

/** Signs as print has them, one character for one, so that places stay right. */
const plainSigns = (text: string): string => text.replaceAll('−', '-').replaceAll(/[·×]/g, '*').replaceAll('÷', '/');

function read(text: string): Node {
  // What is kept is the plain form, which writes .5 as 0.5 and 1e9 in full; far longer texts are not even read.
  if (lengthOf(text) > 4 * MAX_LENGTH) throw tooLong(lengthOf(text));
  const reader = new Reader(tokensOf(text));
  const node = reader.sum(0);
  reader.expectEnd();
  const length = lengthOf(printed(node));
  if (length > MAX_LENGTH) throw tooLong(length);
  return node;
}

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length;
const tooLong = (length: number): Problem =>
  new Problem(`A program has at most ${MAX_LENGTH} characters, blanks not counted; this one has ${length}.`, 0);

const isConstant = (node: Node): boolean => allOf(node).every(({ kind }) => kind !== 'x');

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw strange(text, from + (text.slice(from).match(/^\s*/)?.[0].length ?? 0));
    const [whole, number, name, sign] = match;
    const found = number ?? name ?? sign;
    const at = from + whole.length - found.length;
    tokens.push({ text: found, at, is: number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign' });
  }
  return [...tokens, { text: '', at: end, is: 'end' }];
}

function strange(text: string, at: number): Problem {
  const sign = String.fromCodePoint(text.codePointAt(at) as number);
  const hint: Record<string, string> = {
    '|': ' Write abs(x) for |x|.',
    '^': ' Write x * x for a square.',
    '=': ' A comparison is >, >=, < or <=.',
  };
  return new Problem(`“${sign}” is no part of the language.${hint[sign] ?? ''}`, at);
}

class Reader {
  #next = 0;
  readonly #tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  sum(depth: number): Node {
    return this.#chain(['+', '-'], () => this.#product(depth));
  }

  expectEnd(): void {
    const { is, text, at } = this.#peek();
    if (is === 'end') return;
    if (text === ')') throw new Problem('This parenthesis closes nothing.', at);
    if ('<>='.includes(text[0])) throw new Problem('A comparison stands only in the first place of where.', at);
    throw new Problem(
      `An operator is missing before “${text}”${/^[a-z(]/i.test(text) ? ': write * for a product' : ''}.`,
      at,
    );
  }

  #product(depth: number): Node {
    return this.#chain(['*', '/'], () => this.#signed(depth));
  }

  /** a − b − c is (a − b) − c. */
  #chain(operators: readonly string[], operand: () => Node): Node {
    let node = operand();
    while (operators.includes(this.#peek().text)) {
      const { text, at } = this.#take();
      const right = operand();
      if (text === '/' && isConstant(right) && evaluated(right, 0) === 0)
        throw new Problem(`Division by zero: the divisor ${printed(right)} is always 0.`, at);
      node = { kind: 'binary', operator: text as Operator, left: node, right };
    }
    return node;
  }

  #signed(depth: number): Node {
    const { text, at } = this.#peek();
    if (depth > MAX_DEPTH) throw new Problem(`Nothing may stand more than ${MAX_DEPTH} levels deep.`, at);
    if (text !== '-') return this.#atom(depth);
    this.#take();
    return { kind: 'negate', of: this.#signed(depth + 1) };
  }

  #atom(depth: number): Node {
    const token = this.#take();
    const { text, at, is } = token;
    if (is === 'number') {
      const value = Number(text);
      if (!Number.isFinite(value)) throw new Problem(`${text} is too large for a number.`, at);
      return { kind: 'number', value };
    }
    if (text === '(') {
      const node = this.sum(depth + 1);
      this.#expect(')', 'to close the parenthesis');
      return node;
    }
    if (text === 'x') return { kind: 'x' };
    if (is === 'name') return this.#call(token, depth + 1);
    throw new Problem(is === 'end' ? 'Something is missing at the end.' : `Something is missing before “${text}”.`, at);
  }

  #call({ text: name, at }: Token, depth: number): Node {
    const isKnown = UNARY.includes(name) || EXTREMES.includes(name) || name === 'where';
    if (!isKnown) throw new Problem(`“${name}” is unknown. The input is x; the operations are ${KNOWN}.`, at);
    this.#expect('(', `after ${name}`);
    if (name === 'where') return this.#where(depth);
    const operands = [this.sum(depth)];
    while (this.#peek().text === ',') {
      this.#take();
      operands.push(this.sum(depth));
    }
    this.#expect(')', `to close ${name}`);
    const wanted = UNARY.includes(name) ? 1 : 2;
    if (operands.length !== wanted)
      throw new Problem(
        `${name} takes ${wanted === 1 ? 'one argument' : 'two arguments'}, got ${operands.length}.`,
        at,
      );
    const [left, right] = operands;
    return wanted === 1
      ? { kind: 'unary', name: name as UnaryName, of: left }
      : { kind: 'extreme', name: name as 'max' | 'min', left, right };
  }

  #where(depth: number): Node {
    const left = this.sum(depth);
    const { text, at } = this.#take();
    if (!['>', '>=', '<', '<='].includes(text))
      throw new Problem('where begins with a comparison, as in where(x > 0, x, 0).', at);
    const right = this.sum(depth);
    this.#expect(',', 'after the comparison');
    const chosen = this.sum(depth);
    this.#expect(',', 'between the two branches of where');
    const otherwise = this.sum(depth);
    this.#expect(')', 'to close where');
    return { kind: 'where', relation: text as Relation, left, right, chosen, otherwise };
  }

  #expect(sign: string, why: string): void {
    const { text, at } = this.#take();
    if (text !== sign) throw new Problem(`A “${sign}” is missing ${why}.`, at);
  }

  #peek(): Token {
    return this.#tokens[this.#next];
  }

  /** The end is never passed. */
  #take(): Token {
    const token = this.#peek();
    if (token.is !== 'end') this.#next++;
    return token;
  }
}
