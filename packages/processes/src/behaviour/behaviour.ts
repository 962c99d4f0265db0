import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { Instance } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';

/** How an element is entered: the scope it runs in, the tokens that brought it there, its place in a loop. */
export interface Entry {
  readonly scope: Key;
  readonly took?: readonly string[];
  readonly loop?: number;
  /** For a start event with several triggers: which of them has happened, from 0. */
  readonly trigger?: number;
}

/** What one kind of element does. There is one file for each in `elements/`. */
export interface Behaviour {
  /** For a join: the flows whose tokens it takes, once all it needs are there. Without it: the one that came. */
  readonly ready?: (turn: OpenTurn, element: ModelElement, scope: Key) => readonly string[] | undefined;
  /** Called when its tokens are there. Leads to `element.passed`, or to `element.activated` and a wait. */
  readonly activate: (turn: OpenTurn, element: ModelElement, entry: Entry) => void;
  /** Called when an incident that stopped the activation is to be tried again. */
  readonly resume: (turn: OpenTurn, element: ModelElement, instance: Instance) => void;
  /** Called when what it waited for has come, and when an incident after that is to be tried again. */
  readonly finish: (turn: OpenTurn, element: ModelElement, instance: Instance) => void;
  /** For a scope that decides itself when it is done: called when something inside was left. */
  readonly settle?: (turn: OpenTurn, element: ModelElement, instance: Instance) => void;
}
