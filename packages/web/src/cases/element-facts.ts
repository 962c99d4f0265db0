import type { CaseEvent } from '../api/work-contract.ts';
import { nameWords } from '../format/value.ts';
import type { DrawnElement, ElementLook } from '../parts/diagram/picture.ts';
import { arrived, look } from './case-picture.ts';
import type { Path } from './path.ts';

export interface ElementFacts {
  /** "Service task", "Parallel gateway". */
  readonly kind: string;
  /** "done twice", "waiting", "3 of 4 arrived", "not reached". */
  readonly state: string;
  readonly look: ElementLook;
  /** The last events of the story here, newest last, at most four. */
  readonly told: readonly CaseEvent[];
}

/** One element in words: the same facts as on the drawing. */
export function elementFacts(element: DrawnElement, events: readonly CaseEvent[], path: Path): ElementFacts {
  const told = events.filter((event) => event.element === element.id && event.says !== undefined);
  return {
    kind: nameWords(element.type),
    state: stateWords(element, path),
    look: look(element.id, path),
    told: told.slice(-4),
  };
}

// ---- helpers ----

function stateWords(element: DrawnElement, path: Path): string {
  const join = arrived(element, path);
  if (join) return `${join.here} of ${join.of} arrived`;
  const incident = path.incidents.get(element.id);
  if (incident !== undefined) return `stopped: ${incident || 'incident'}`;
  const waiting = path.waiting.get(element.id) ?? 0;
  if (waiting > 0) return waiting === 1 ? 'waiting' : `waiting ${waiting} times`;
  if (path.inside.has(element.id)) return 'under way';
  const done = path.done.get(element.id) ?? 0;
  if (done > 0) return done === 1 ? 'done' : `done ${done} times`;
  return path.ended.has(element.id) ? 'interrupted' : 'not reached';
}
