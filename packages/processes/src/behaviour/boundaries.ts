import type { ModelElement, ModelTrigger } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { chooseFlows } from './choose-flows.ts';
import { watchCondition } from './conditions.ts';
import { Fault } from './fault.ts';
import { addressOf, openSubscription } from './messages.ts';
import type { OpenTurn } from './open-turn.ts';
import { passThrough } from './pass-through.ts';
import { terminate } from './scope.ts';
import { signalOf, subscribe } from './signals.ts';
import { dueOfElement, startTimer } from './timers.ts';

/**
 * Opens what these events wait for, in the name of the instance: all or, when one fails, none. Those that
 * are open already (a second try after an incident) stay as they are. `except` is a trigger that has happened.
 */
export function openWaits(
  turn: OpenTurn,
  events: readonly ModelElement[],
  instance: Key,
  except?: number,
): Fault | undefined {
  const ready: (() => void)[] = [];
  for (const event of events) {
    for (const trigger of event.triggers) {
      if (trigger.index === except || isOpen(turn, event, trigger, instance)) continue;
      const open = prepare(turn, event, trigger, instance);
      if (open instanceof Fault) return open;
      ready.push(open);
    }
  }
  for (const open of ready) open();
  return undefined;
}

/** Works out all that could fail, so that opening cannot. Errors and the like are thrown, not waited for. */
function prepare(
  turn: OpenTurn,
  event: ModelElement,
  trigger: ModelTrigger,
  instance: Key,
): (() => void) | Fault {
  const { type, index, timer, message } = trigger;
  if (type === 'timer') {
    const due = dueOfElement(turn, event, instance, timer);
    return due instanceof Fault ? due : () => startTimer(turn, event, instance, due, index);
  }
  if (type === 'message') {
    const address = addressOf(turn, event, instance, undefined, message);
    if (address instanceof Fault) return address;
    return () => openSubscription(turn, event, instance, address, index);
  }
  if (type === 'signal') {
    const signal = signalOf(turn, event, trigger, instance);
    if (signal instanceof Fault) return signal;
    return () => subscribe(turn, event, instance, signal, index);
  }
  return () => {
    if (type === 'conditional') watchCondition(turn, event, instance, index);
  };
}

export function openBoundaries(turn: OpenTurn, element: ModelElement, instance: Key): Fault | undefined {
  return element.boundaries.length === 0 ? undefined : openWaits(turn, element.boundaries, instance);
}

/** A boundary event happens: it ends the activity when it interrupts, and goes on along its own flows. */
export function triggerBoundary(
  turn: OpenTurn,
  boundary: ModelElement,
  { key, scope }: Instance,
  brought?: Variables,
): void {
  if (boundary.interrupting) terminate(turn, key);
  passThrough(turn, boundary, { scope }, chooseFlows, brought);
}

function isOpen(turn: OpenTurn, event: ModelElement, { index }: ModelTrigger, instance: Key): boolean {
  return turn.draft.waits.some(
    (wait) =>
      wait.instance === instance &&
      'element' in wait &&
      wait.element === event.id &&
      (wait.trigger ?? 0) === index,
  );
}
