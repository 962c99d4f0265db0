import { FeelSyntaxError, type Span } from '../feel-error.ts';
import type { FeelType } from '../values/type.ts';
import type { Grammar } from './grammar.ts';
import type { NameBook } from './name-book.ts';
import { readToken, type Token } from './token.ts';

/** How deep expressions may be nested; deeper ones would exhaust the stack. */
const deepest = 200;

/** A place in the text being read, with the names known there. */
export class Cursor {
  readonly source: string;
  readonly grammar: Grammar;
  readonly names: NameBook;
  readonly types: ReadonlyMap<string, FeelType>;
  /** True while reading the end of a range, where `[` may close it (`[1..5[`). */
  inRangeEnd = false;
  #depth = 0;
  #token: Token;
  #lastEnd = 0;

  constructor(source: string, grammar: Grammar, names: NameBook, types: ReadonlyMap<string, FeelType>) {
    this.source = source;
    this.grammar = grammar;
    this.names = names;
    this.types = types;
    this.#token = readToken(source, 0);
  }

  get token(): Token {
    return this.#token;
  }

  get atEnd(): boolean {
    return this.#token.kind === 'end';
  }

  next(): Token {
    const token = this.#token;
    this.moveTo(token.end);
    return token;
  }

  /** Goes on reading after an offset. */
  moveTo(offset: number): void {
    this.#lastEnd = offset;
    this.#token = readToken(this.source, offset);
  }

  isSymbol(text: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === text;
  }

  isWord(text: string): boolean {
    return this.#token.kind === 'word' && this.#token.text === text;
  }

  accept(text: string): boolean {
    const found = this.#token.text === text && (this.#token.kind === 'symbol' || this.#token.kind === 'word');
    if (found) this.next();
    return found;
  }

  expect(text: string, after: string): void {
    if (!this.accept(text)) throw this.unexpected(`${text} ${after}`, `Add ${text}.`);
  }

  /** From an offset to the end of what was read last. */
  span(offset: number): Span {
    return { offset, length: this.#lastEnd - offset };
  }

  /** Runs a part of the reading one level deeper. */
  deeper<Result>(read: () => Result): Result {
    if (this.#depth >= deepest) {
      throw this.fail(
        'too-deep',
        `The expression is nested more than ${deepest} levels deep.`,
        'Split it into parts.',
      );
    }
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** Runs a part of the reading with more names known. */
  knowing<Result>(names: readonly string[], read: () => Result): Result {
    for (const name of names) this.names.add(name);
    try {
      return read();
    } finally {
      for (const name of names) this.names.remove(name);
    }
  }

  /** Runs a part of the reading inside brackets, where the end of a range outside plays no role. */
  inside<Result>(inRangeEnd: boolean, read: () => Result): Result {
    const before = this.inRangeEnd;
    this.inRangeEnd = inRangeEnd;
    try {
      return read();
    } finally {
      this.inRangeEnd = before;
    }
  }

  fail(code: string, sentence: string, mend?: string): FeelSyntaxError {
    const { offset, end } = this.#token;
    return new FeelSyntaxError(code, sentence, { offset, length: end - offset }, mend);
  }

  unexpected(expected: string, mend?: string): FeelSyntaxError {
    const { kind, offset, end } = this.#token;
    const found = kind === 'end' ? 'the expression ends' : `there is ${this.source.slice(offset, end)}`;
    const written = this.source.slice(offset - 1, end);
    return this.fail('syntax', `Expected ${expected}, but here ${found}.`, foreign[written] ?? mend);
  }
}

/** Operators of other languages, as they stand around the place where reading stops. */
const foreign: Readonly<Record<string, string | undefined>> = {
  '==': 'Write = for equal.',
  '<>': 'Write != for other than.',
  '=>': 'Write >= for at least.',
  '=<': 'Write <= for at most.',
};
