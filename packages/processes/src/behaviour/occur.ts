import { isEventStart } from '../compile/event-start.ts';
import type { ModelElement } from '../compile/model.ts';
import { elementNamed } from '../evolve/draft.ts';
import type { Key, Variables } from '../json.ts';
import type { EventWait } from '../state.ts';
import { repeatOf } from '../time/timer.ts';
import { openWaits, triggerBoundary } from './boundaries.ts';
import { watchCondition } from './conditions.ts';
import { beginEventSubProcess } from './event-sub-processes.ts';
import type { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import { openSubscription } from './messages.ts';
import type { OpenTurn } from './open-turn.ts';
import { winRace } from './race.ts';
import { finishInstance } from './scope.ts';
import { subscribe } from './signals.ts';
import { startTimer } from './timers.ts';

/**
 * What an event waited for has come; its wait is gone already. An event that needs several things together
 * happens with the last of them; one that does not interrupt waits for the next time.
 */
export function occurred(turn: OpenTurn, wait: EventWait, brought?: Variables): void {
  const event = elementNamed(turn.model, wait.element);
  if (event.together && isAwaited(turn, event, wait.instance)) return;
  if (isEventStart(event) || event.attachedTo !== undefined) {
    const fault = event.interrupting ? undefined : awaitAgain(turn, event, wait);
    happen(turn, event, wait.instance, brought);
    if (fault !== undefined) stop(turn, event, wait.instance, fault);
  } else if (event.id === turn.instance(wait.instance).element) finishInstance(turn, wait.instance);
  else winRace(turn, event, turn.instance(wait.instance), brought);
}

/** A boundary event happens at the instance it sits on, the start of an event sub-process in its scope. */
export function happen(turn: OpenTurn, event: ModelElement, at: Key, brought?: Variables): void {
  if (isEventStart(event)) beginEventSubProcess(turn, event, at, brought);
  else triggerBoundary(turn, event, turn.instance(at), brought);
}

function isAwaited({ draft }: OpenTurn, event: ModelElement, instance: Key): boolean {
  return draft.waits.some(
    (wait) => wait.instance === instance && 'element' in wait && wait.element === event.id,
  );
}

function awaitAgain(turn: OpenTurn, event: ModelElement, wait: EventWait): Fault | undefined {
  if (event.together) return openWaits(turn, [event], wait.instance);
  const { trigger: index, instance } = wait;
  if (wait.kind === 'subscription') {
    const { message, correlationKey } = wait;
    openSubscription(turn, event, instance, { message, correlationKey }, index);
  } else if (wait.kind === 'signal') subscribe(turn, event, instance, wait.signal, index);
  else if (wait.kind === 'condition') watchCondition(turn, event, instance, index, true);
  else {
    const again = repeatOf(wait);
    if (again !== undefined) startTimer(turn, event, instance, again, index);
  }
  return undefined;
}

/** It happened, but cannot happen again: a person must know. */
function stop(turn: OpenTurn, event: ModelElement, at: Key, fault: Fault): void {
  const scope = isEventStart(event) ? at : turn.instance(at).scope;
  const instance = turn.env.newKey();
  turn.emit({ type: 'element.activated', element: event.id, instance, scope });
  raiseIncident(turn, event, instance, fault);
}
