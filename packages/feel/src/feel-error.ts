/** Something wrong at one place of an expression's text. */
export interface FeelError {
  readonly code: string;
  /** What is wrong, in words a business user understands. */
  readonly sentence: string;
  /** What to do about it. */
  readonly mend?: string;
  /** Place in the text, from 1. */
  readonly line: number;
  readonly column: number;
  /** Place in the text in UTF-16 units, from 0. */
  readonly offset: number;
  readonly length: number;
}

/** What an evaluation met and answered with null. */
export type FeelWarning = FeelError;

/** A piece of an expression's text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Thrown inside the parser and compiler only; callers of the package get values. */
export class FeelSyntaxError extends Error {
  readonly code: string;
  readonly span: Span;
  readonly mend: string | undefined;

  constructor(code: string, sentence: string, span: Span, mend?: string) {
    super(sentence);
    this.code = code;
    this.span = span;
    this.mend = mend;
  }
}

/** Puts a message at its place. */
export function placed(source: string, span: Span, code: string, sentence: string, mend?: string): FeelError {
  const before = source.slice(0, span.offset);
  const line = before.split('\n').length;
  const column = span.offset - before.lastIndexOf('\n');
  const place = { line, column, offset: span.offset, length: span.length };
  return mend === undefined ? { code, sentence, ...place } : { code, sentence, mend, ...place };
}
