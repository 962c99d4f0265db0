/**
 * JUEL of the simple kind as FEEL: `${a == 1 && !b}` becomes `= a = 1 and not(b)`. Undefined for what calls
 * methods or has no counterpart.
 */
export function feelOfJuel(text: string): string | undefined {
  const source = /^\s*[$#]\{([^{}]*)\}\s*$/.exec(text)?.[1];
  if (source === undefined) return undefined;
  const tokens = tokensOf(source);
  if (tokens === undefined) return undefined;
  try {
    const reading = new Reading(tokens);
    const feel = reading.choice();
    return reading.atEnd() ? `= ${feel}` : undefined;
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

/** Whether a text is meant as an expression of that language. */
export function isJuel(text: string): boolean {
  return /[$#]\{/.test(text);
}

class NotSimple extends Error {}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(==|!=|<=|>=|&&|\|\||[<>!+\-*/%?:()]))/y;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign';
  readonly text: string;
}

const WORDS: { readonly [word: string]: string } = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  and: '&&',
  or: '||',
  not: '!',
  div: '/',
  mod: '%',
};

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const rest = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const match = TOKEN.exec(rest);
    if (match === null) return undefined;
    const [, number, text, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: quoted(text) });
    else if (name !== undefined && Object.hasOwn(WORDS, name))
      tokens.push({ kind: 'sign', text: WORDS[name] ?? '' });
    else tokens.push({ kind: name === undefined ? 'sign' : 'name', text: name ?? sign ?? '' });
  }
  return tokens;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
}

const AS_FEEL: { readonly [sign: string]: string } = { '==': '=', '&&': 'and', '||': 'or' };

/** Levels of binding, from the loosest. */
const LEVELS = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/']];

class Reading {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  choice(): string {
    const condition = this.#level(0);
    if (!this.#takes('?')) return condition;
    const yes = this.choice();
    if (!this.#takes(':')) throw new NotSimple();
    return `if ${condition} then ${yes} else ${this.choice()}`;
  }

  #level(level: number): string {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#single();
    let left = this.#level(level + 1);
    for (let sign = this.#sign(signs); sign !== undefined; sign = this.#sign(signs)) {
      left = `${left} ${AS_FEEL[sign] ?? sign} ${this.#level(level + 1)}`;
    }
    return left;
  }

  #single(): string {
    if (this.#takes('!')) return `not(${this.#single()})`;
    if (this.#takes('-')) return `-${this.#single()}`;
    if (this.#takes('(')) {
      const inside = this.choice();
      if (!this.#takes(')')) throw new NotSimple();
      return `(${inside})`;
    }
    const token = this.#tokens[this.#at++];
    const isCall = this.#tokens[this.#at]?.text === '(';
    if (token === undefined || token.kind === 'sign' || token.text === 'empty' || isCall)
      throw new NotSimple();
    return token.text;
  }

  #sign(among: readonly string[]): string | undefined {
    return among.find((sign) => this.#takes(sign));
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }
}
