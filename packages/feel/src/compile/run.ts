import { type FeelWarning, placed, type Span } from '../feel-error.ts';
import type { Caller } from '../values/function.ts';
import { isContext, isList } from '../values/kind.ts';
import type { FeelContext, FeelValue } from '../values/value.ts';

/** Steps an evaluation may take unless told otherwise: iterations, calls, and items that built-ins handle. */
const defaultBudget = 1_000_000;
/** Bytes that the lists, contexts and texts made by an evaluation may take together, unless told otherwise. */
const defaultMemory = 64 * 1024 * 1024;
/** How deep the lists and contexts of a result may lie in each other. */
const deepestValue = 1_000;
/** Calls of FEEL functions that may be open at once. */
const deepestCall = 250;
/** More warnings tell nothing new. */
const mostWarnings = 20;

/** What one item of a list takes, with the small value it may hold. */
export const itemBytes = 16;
/** What one entry of a context takes. */
export const entryBytes = 40;

export interface RunOptions {
  /** The moment that `now()` and `today()` give, in ISO 8601: evaluation has no clock of its own. */
  readonly now?: string;
  /** Steps, 1,000,000 unless told otherwise; about a second's work. */
  readonly budget?: number;
  /** Bytes, roughly, of all values made on the way, 64 MB unless told otherwise. */
  readonly memory?: number;
}

/** A place in the text of one of the expressions that take part. */
export interface Spot extends Span {
  readonly source: string;
}

/** Stops an evaluation from inside; caught by `Run.attempt`. */
class Stop extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** One evaluation: what it sees, what it may still spend, and what it met. Several expressions may share it. */
export class Run implements Caller {
  context: FeelContext;
  /** Values that are found by place instead of by name; see `CompileOptions.places`. */
  data: readonly FeelValue[] = none;
  /** The value of `?`. */
  input: FeelValue = null;
  /** Local variables by slot; see `scope.ts`. */
  frame: FeelValue[] = [];
  readonly now: string | undefined;
  readonly #memory: number;
  #left: number;
  #room: number;
  #depth = 0;
  #stopped: string | undefined;
  #warnings: FeelWarning[] | undefined;

  /** The context is taken as it is: JSON, or FEEL values where JSON has none. */
  constructor(context: Readonly<Record<string, unknown>>, options?: RunOptions) {
    this.context = context as FeelContext;
    this.now = options?.now;
    this.#left = options?.budget ?? defaultBudget;
    this.#memory = options?.memory ?? defaultMemory;
    this.#room = this.#memory;
  }

  get warnings(): readonly FeelWarning[] {
    return this.#warnings ?? none;
  }

  /** Why a part of the evaluation was given up before its end; undefined when none was. */
  get stopped(): string | undefined {
    return this.#stopped;
  }

  warn(spot: Spot, code: string, sentence: string, mend?: string): null {
    this.#warnings ??= [];
    if (this.#warnings.length < mostWarnings) {
      this.#warnings.push(placed(spot.source, spot, code, sentence, mend));
    }
    return null;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Stop('budget', 'The expression takes more steps than one evaluation may.');
  }

  allocate(bytes: number): void {
    this.#room -= bytes;
    if (this.#room < 0) throw new Stop('memory', 'The expression makes more data than one evaluation may.');
  }

  /** Ends the evaluation when a result is too large to be written out: its parts may hold each other many times. */
  checkSize(value: FeelValue): void {
    let left = this.#memory >> 3;
    const visit = (part: FeelValue, depth: number): void => {
      left--;
      if (depth > deepestValue || left < 0)
        throw new Stop('too-large', 'The result is too large to be written out.');
      if (isList(part)) for (const item of part) visit(item, depth + 1);
      else if (isContext(part)) for (const name in part) visit(part[name] as FeelValue, depth + 1);
    };
    visit(value, 0);
  }

  enterCall(): void {
    this.spend(1);
    if (this.#depth >= deepestCall)
      throw new Stop('too-deep', `Functions call each other more than ${deepestCall} deep.`);
    this.#depth++;
  }

  leaveCall(): void {
    this.#depth--;
  }

  /** Runs work that may stop or exhaust the host's stack, and answers null with a warning then. */
  attempt(spot: Spot, work: (run: Run) => FeelValue): FeelValue {
    const depth = this.#depth;
    try {
      return work(this);
    } catch (reason) {
      this.#depth = depth;
      return this.#stop(spot, reason);
    }
  }

  #stop(spot: Spot, reason: unknown): null {
    // The only range errors are those of the host: its stack or a text's greatest length is exhausted.
    const stop = reason instanceof RangeError ? new Stop('too-large', 'A value became too large.') : reason;
    if (!(stop instanceof Stop)) throw reason;
    this.#stopped ??= stop.message;
    return this.warn(spot, stop.code, stop.message, 'Work on less data.');
  }
}

const none: readonly never[] = Object.freeze([]);
