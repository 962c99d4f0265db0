/** Whether a code point belongs to a class. */
export type CodeClass = (code: number) => boolean;

/** A regular expression as read. */
export type PatternNode =
  | { readonly type: 'one'; readonly of: CodeClass }
  | { readonly type: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly branches: readonly PatternNode[] }
  | {
      readonly type: 'repeat';
      readonly of: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly type: 'group'; readonly index: number; readonly of: PatternNode }
  | { readonly type: 'back'; readonly index: number }
  | { readonly type: 'start' }
  | { readonly type: 'end' };

/** Thrown by the reader for a pattern that is not valid; callers get a sentence. */
export class PatternError extends Error {}
