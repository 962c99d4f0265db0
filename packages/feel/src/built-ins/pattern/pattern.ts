import type { Caller } from '../../values/function.ts';
import { oneOf } from './code-class.ts';
import { type Attempt, compileMatcher } from './match.ts';
import { PatternError, type PatternNode } from './pattern-tree.ts';
import { PatternReader, readPattern } from './read-pattern.ts';

interface Found {
  readonly start: number;
  readonly end: number;
  /** The whole match, then each group; empty where a group holds nothing. */
  readonly groups: readonly string[];
}

/** A compiled regular expression of XPath. */
export interface Pattern {
  /** Under the q flag pattern and replacement are plain text. */
  readonly literal: boolean;
  /** The first match at or after an offset. Work is counted against the caller's budget. */
  find(text: string, from: number, caller: Caller): Found | undefined;
}

type CompiledPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly sentence: string };

const kept = new Map<string, CompiledPattern>();
const mostKept = 500;
/** Longer patterns are not kept for the next time; still longer ones are refused. */
const longestKept = 200;
const longest = 10_000;

/** Compiles a pattern, or gives the one compiled before. */
export function compilePattern(source: string, flags: string): CompiledPattern {
  const key = `${flags}/${source}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const compiled = compileNew(source, flags);
  if (key.length > longestKept) return compiled;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, compiled);
  return compiled;
}

function compileNew(source: string, flags: string): CompiledPattern {
  if (/[^smixq]/.test(flags)) {
    return { ok: false, sentence: `The flags '${flags}' hold a letter other than s, m, i, x and q.` };
  }
  if (source.length > longest) {
    return { ok: false, sentence: `The pattern is longer than ${longest} characters.` };
  }
  const has = (flag: string) => flags.includes(flag);
  const all = { s: has('s'), m: has('m'), i: has('i'), x: has('x') };
  try {
    const reader = new PatternReader(source, all);
    const tree = has('q') ? plainText(source, all.i) : readPattern(reader);
    return { ok: true, pattern: makePattern(tree, reader.groups, all, has('q')) };
  } catch (reason) {
    if (reason instanceof PatternError) return { ok: false, sentence: reason.message };
    throw reason;
  }
}

function plainText(source: string, ignoreCase: boolean): PatternNode {
  return {
    type: 'sequence',
    parts: [...source].map((point) => ({ type: 'one', of: oneOf(point, ignoreCase) })),
  };
}

function makePattern(
  tree: PatternNode,
  groups: number,
  flags: { m: boolean; i: boolean },
  literal: boolean,
): Pattern {
  const match = compileMatcher(tree, flags);
  return {
    literal,
    find(text, from, caller) {
      for (let at = from; at <= text.length; at++) {
        const none = () => new Array<number>(groups + 1).fill(-1);
        const attempt: Attempt = { text, caller, starts: none(), ends: none() };
        const end = match(attempt, at);
        if (end >= 0) return { start: at, end, groups: heldBy(attempt, at, end) };
        if ((text.codePointAt(at) ?? 0) > 0xffff) at++;
      }
      return undefined;
    },
  };
}

function heldBy({ text, starts, ends }: Attempt, start: number, end: number): string[] {
  return starts.map((from, index) => {
    if (index === 0) return text.slice(start, end);
    return from < 0 ? '' : text.slice(from, ends[index]);
  });
}
