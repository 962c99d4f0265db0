import type { Control } from './control.ts';
import type { SystemId } from './systems.ts';
import type { Change, World } from './world.ts';

/** A request as a handler sees it. Handlers only read the world; what they change they say in `changes`. */
export interface Request {
  readonly world: World;
  readonly system: SystemId;
  readonly control: Control;
  /** Parts of the path after the system. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly today: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly changes?: readonly Change[];
}

export type Handler = (request: Request) => Answer;

export function notFound(reason: string): Answer {
  return { status: 404, body: { reason } };
}
