import type { Caller } from '../../values/function.ts';
import type { PatternNode } from './pattern-tree.ts';

/** One try at matching: the text, what the groups hold, and the budget that ends a pattern that runs away. */
export interface Attempt {
  readonly text: string;
  readonly caller: Caller;
  /** Start and end of each group; -1 while it holds nothing. */
  readonly starts: number[];
  readonly ends: number[];
}

/** Looking at one character is much less than a step. A power of two, so that sums of it are exact. */
const stepCost = 1 / 16;

/** Goes on matching from a place; the end of the match, or -1. */
type Next = (attempt: Attempt, at: number) => number;
type Matcher = (attempt: Attempt, at: number, next: Next) => number;

interface MatchFlags {
  readonly m: boolean;
  readonly i: boolean;
}

/** Turns a pattern into a backtracking matcher. */
export function compileMatcher(
  node: PatternNode,
  flags: MatchFlags,
): (attempt: Attempt, at: number) => number {
  const matcher = compile(node, flags);
  return (attempt, at) => matcher(attempt, at, (_, end) => end);
}

function compile(node: PatternNode, flags: MatchFlags): Matcher {
  switch (node.type) {
    case 'one':
      return (attempt, at, next) => {
        const end = stepOne(attempt, at, node.of);
        return end < 0 ? -1 : next(attempt, end);
      };
    case 'sequence':
      return inSequence(node.parts.map((part) => compile(part, flags)));
    case 'choice':
      return anyBranch(node.branches.map((branch) => compile(branch, flags)));
    case 'repeat':
      return node.of.type === 'one' ? repeatOne(node, node.of.of) : repeat(node, compile(node.of, flags));
    case 'group':
      return capture(node.index, compile(node.of, flags));
    case 'back':
      return backReference(node.index, flags);
    case 'start':
      return (attempt, at, next) => (atStart(attempt.text, at, flags) ? next(attempt, at) : -1);
    case 'end':
      return (attempt, at, next) => (atEnd(attempt.text, at, flags) ? next(attempt, at) : -1);
  }
}

function stepOne(attempt: Attempt, at: number, of: (code: number) => boolean): number {
  attempt.caller.spend(stepCost);
  const code = attempt.text.codePointAt(at);
  if (code === undefined || !of(code)) return -1;
  return at + (code > 0xffff ? 2 : 1);
}

function inSequence(parts: readonly Matcher[]): Matcher {
  return (attempt, at, next) => {
    const from = (index: number): Next => {
      const part = parts[index];
      return part === undefined ? next : (inner, place) => part(inner, place, from(index + 1));
    };
    return from(0)(attempt, at);
  };
}

function anyBranch(branches: readonly Matcher[]): Matcher {
  return (attempt, at, next) => {
    for (const branch of branches) {
      const end = branch(attempt, at, next);
      if (end >= 0) return end;
    }
    return -1;
  };
}

type Repeat = Extract<PatternNode, { type: 'repeat' }>;

/** Without recursion, so that long texts do not exhaust the stack. */
function repeatOne({ least, most, lazy }: Repeat, of: (code: number) => boolean): Matcher {
  return lazy
    ? (attempt, start, next) => {
        let at = start;
        for (let count = 0; ; count++) {
          if (count >= least) {
            const end = next(attempt, at);
            if (end >= 0) return end;
          }
          at = count < most ? stepOne(attempt, at, of) : -1;
          if (at < 0) return -1;
        }
      }
    : (attempt, start, next) => greedyOne(attempt, start, next, least, most, of);
}

function greedyOne(
  attempt: Attempt,
  start: number,
  next: Next,
  least: number,
  most: number,
  of: (code: number) => boolean,
): number {
  let at = start;
  let count = 0;
  for (let end = at; count < most; count++) {
    end = stepOne(attempt, at, of);
    if (end < 0) break;
    at = end;
  }
  for (; count >= least; count--) {
    const end = next(attempt, at);
    if (end >= 0) return end;
    at -= isLowSurrogate(attempt.text, at - 1) && at - 2 >= start ? 2 : 1;
    attempt.caller.spend(stepCost);
  }
  return -1;
}

function repeat({ least, most, lazy }: Repeat, of: Matcher): Matcher {
  const from = (attempt: Attempt, at: number, next: Next, count: number): number => {
    attempt.caller.spend(stepCost);
    const again = () => {
      if (count >= most) return -1;
      // A turn that matches nothing would repeat for ever.
      return of(attempt, at, (inner, end) =>
        end === at && count >= least ? -1 : from(inner, end, next, count + 1),
      );
    };
    if (count < least) return again();
    const first = lazy ? next(attempt, at) : again();
    if (first >= 0) return first;
    return lazy ? again() : next(attempt, at);
  };
  return (attempt, at, next) => from(attempt, at, next, 0);
}

function capture(index: number, of: Matcher): Matcher {
  return (attempt, at, next) => {
    const { starts, ends } = attempt;
    const start = starts[index] as number;
    const end = ends[index] as number;
    const result = of(attempt, at, (inner, place) => {
      const before = [starts[index] as number, ends[index] as number] as const;
      starts[index] = at;
      ends[index] = place;
      const found = next(inner, place);
      if (found < 0) [starts[index], ends[index]] = before;
      return found;
    });
    if (result < 0) {
      starts[index] = start;
      ends[index] = end;
    }
    return result;
  };
}

/** A group that holds nothing matches the empty text. */
function backReference(index: number, { i }: MatchFlags): Matcher {
  return (attempt, at, next) => {
    attempt.caller.spend(stepCost);
    const start = attempt.starts[index] as number;
    const held = start < 0 ? '' : attempt.text.slice(start, attempt.ends[index]);
    const found = attempt.text.slice(at, at + held.length);
    const alike = i ? found.toLowerCase() === held.toLowerCase() : found === held;
    return alike ? next(attempt, at + held.length) : -1;
  };
}

function atStart(text: string, at: number, { m }: MatchFlags): boolean {
  return at === 0 || (m && text[at - 1] === '\n' && at < text.length);
}

function atEnd(text: string, at: number, { m }: MatchFlags): boolean {
  return at === text.length || (m && text[at] === '\n');
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
