import { isEventStart } from '../compile/event-start.ts';
import type { ModelElement } from '../compile/model.ts';
import { elementNamed } from '../evolve/draft.ts';
import type { Key, Variables } from '../json.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import type { OpenTurn } from './open-turn.ts';
import { closing, terminateInside } from './scope.ts';

/**
 * The start event of an event sub-process happens. One that interrupts first ends everything in the scope
 * around, and from then on none of the scope's event sub-processes can begin any more; the boundary events
 * on the scope stay. The scope is done when its event sub-processes are.
 */
export function beginEventSubProcess(
  turn: OpenTurn,
  start: ModelElement,
  scope: Key,
  brought?: Variables,
): void {
  const element = start.parent as ModelElement;
  if (start.interrupting) {
    closeEventStarts(turn, scope);
    terminateInside(turn, scope);
    closeSteps(turn, scope);
  }
  const key = turn.env.newKey();
  turn.cause = turn.emit({
    type: 'element.activated',
    element: element.id,
    instance: key,
    scope,
    ...(start.interrupting && { interrupts: true }),
  });
  // Without an output mapping it went to where the variables are.
  if (brought && start.outputs.length > 0) turn.emit({ type: 'variables.set', scope: key, values: brought });
  if (turn.begins(element) > mostBegins) raiseIncident(turn, element, key, endless(element));
  else turn.behaviour(element).resume(turn, element, turn.instance(key));
}

/** One that throws what it waits for would begin for ever. */
const mostBegins = 1_000;

function endless({ name }: ModelElement): Fault {
  const sentence = `“${name}” began ${mostBegins} times in one go: it brings about what it waits for. `;
  return new Fault('endless-loop', `${sentence}Correct the variables and try again, or cancel the case.`);
}

/** Closes what the event sub-processes of a scope wait for. */
export function closeEventStarts(turn: OpenTurn, scope: Key): void {
  const { draft, model } = turn;
  for (const wait of draft.waits.slice()) {
    if (wait.instance !== scope || !('element' in wait)) continue;
    if (isEventStart(elementNamed(model, wait.element))) turn.emit(closing(wait));
  }
}

/** Of an ad-hoc sub-process that was interrupted nothing can be chosen any more. */
function closeSteps(turn: OpenTurn, scope: Key): void {
  if (scope === turn.draft.key) return;
  const element = turn.elementOf(turn.instance(scope));
  if (element.adHoc !== undefined) turn.emit({ type: 'steps.closed', element: element.id, instance: scope });
}
