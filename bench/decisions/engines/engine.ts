import type { Values } from '../model.ts';
import type { Subject } from '../subject.ts';

/** Answers one piece of data; the answer is plain JSON. */
export type Decide = (given: Values) => unknown;

/** Reads what an engine is given and makes it ready to be asked. */
export type Read = () => Promise<Decide>;

/** An engine that runs in Node. */
export interface Engine {
  /**
   * Writes down in the engine's language what will be asked, which is no work of the engine. Throws when the engine is
   * not on this machine.
   */
  write(asked: Subject['asked']): Promise<Read>;
}
