import type { Values } from '../model.ts';
import type { Subject } from '../subject.ts';

/** Answers one piece of data; the answer is plain JSON. */
export type Decide = (given: Values) => unknown;

/** An engine that runs in Node. */
export interface Engine {
  /** Everything that can be done before the data are known. Throws when the engine is not on this machine. */
  prepare(asked: Subject['asked']): Promise<Decide>;
}
