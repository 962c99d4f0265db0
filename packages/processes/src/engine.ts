import type { CaseEvent } from './event.ts';
import type { Json, Key, Moment, Variables } from './json.ts';

/** All that a decision may know of the world outside the case. */
export interface Environment {
  readonly now: Moment;
  /** The key of the case the command is for. */
  readonly caseKey: Key;
  /** A new time-ordered key. */
  readonly newKey: () => Key;
  /** Asks a DMN decision; the host has it compiled and ready. */
  readonly decision: (id: string, variables: Variables) => DecisionAnswer;
  /** What a data store holds; data stores outlive cases and are shared by all. Without it none can be used. */
  readonly store?: (name: string) => Json | undefined;
}

export type DecisionAnswer =
  | {
      readonly ok: true;
      readonly output: Json;
      readonly version?: string;
      readonly model?: Key;
      readonly inputs?: Variables;
      readonly explanation?: Json;
    }
  | { readonly ok: false; readonly sentence: string };

/** Why a command was not carried out; nothing happened. */
export interface Rejection {
  readonly code: 'not-found' | 'wrong-state' | 'held-by-other' | 'invalid' | 'not-startable';
  /** "Expected ..., but ...", in words a worker understands. */
  readonly sentence: string;
  readonly mend?: string;
}

/** The outcome of one command: what happened and the state after it, or why nothing did. */
export type Turn<State> =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: State }
  | { readonly ok: false; readonly rejection: Rejection };
