import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import type { Due } from '../time/timer.ts';
import { chooseFlows } from './choose-flows.ts';
import { Fault } from './fault.ts';
import { type Address, addressOf, openSubscription } from './messages.ts';
import type { OpenTurn } from './open-turn.ts';
import { passThrough } from './pass-through.ts';
import { terminate } from './scope.ts';
import { dueOfElement, startTimer } from './timers.ts';

/**
 * Opens what these events wait for, in the name of the instance: all or, when one fails, none. Those that
 * are open already (a second try after an incident) stay as they are.
 */
export function openWaits(turn: OpenTurn, events: readonly ModelElement[], instance: Key): Fault | undefined {
  const ready: (() => void)[] = [];
  for (const event of events) {
    if (isOpen(turn, event, instance)) continue;
    const opening: Due | Address | Fault = event.timer
      ? dueOfElement(turn, event, instance)
      : addressOf(turn, event, instance);
    if (opening instanceof Fault) return opening;
    ready.push(() =>
      'due' in opening
        ? startTimer(turn, event, instance, opening)
        : openSubscription(turn, event, instance, opening),
    );
  }
  for (const open of ready) open();
  return undefined;
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

function isOpen(turn: OpenTurn, event: ModelElement, instance: Key): boolean {
  return turn.draft.waits.some(
    (wait) => wait.instance === instance && 'element' in wait && wait.element === event.id,
  );
}
