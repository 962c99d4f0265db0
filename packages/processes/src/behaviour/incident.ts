import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** Stops an instance until a person has it tried again. */
export function raiseIncident(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  fault: Fault,
  job?: Key,
): void {
  turn.emit({
    type: 'incident.raised',
    incident: turn.env.newKey(),
    instance,
    element: element.id,
    code: fault.code,
    sentence: fault.sentence,
    ...(job !== undefined && { job }),
  });
}
