import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { openBoundaries, openWaits } from './boundaries.ts';
import { Fault } from './fault.ts';
import { applyInputs } from './mappings.ts';
import type { OpenTurn } from './open-turn.ts';

/** Enters a sub-process without its start event: somebody puts tokens into it. The key of its new instance. */
export function enterScope(turn: OpenTurn, element: ModelElement, scope: Key): Key | Fault {
  if (element.loop !== undefined || element.kind === 'eventSubProcess') {
    const how = element.loop === undefined ? 'an event begins it' : 'each of its runs is begun by the loop';
    const sentence = `“${element.name}” cannot be entered in the middle: ${how}.`;
    return new Fault('expression-failed', sentence);
  }
  const instance = turn.env.newKey();
  turn.emit({ type: 'element.activated', element: element.id, instance, scope });
  return (
    applyInputs(turn, element, instance) ??
    openBoundaries(turn, element, instance) ??
    openWaits(turn, element.eventStarts, instance) ??
    instance
  );
}
