import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { type Due, dueOf, type TimerKind } from '../time/timer.ts';
import { inWords, valueOfText } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

const shapes: { readonly [Kind in TimerKind]: string } = {
  date: 'a date and time such as 2026-11-20T09:00:00Z',
  duration: 'a duration such as PT10M or P2D',
  cycle: 'a cycle such as R3/PT10M',
};

/** When the element's timer falls due, its expression evaluated with the variables seen from the scope. */
export function dueOfElement(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
  timer = element.timer,
): Due | Fault {
  if (timer === undefined) return new Fault('timer-failed', `“${element.name}” has no time.`);
  const what = `The time of “${element.name}”`;
  const value = valueOfText(turn, timer.text, scope, { code: 'timer-failed', what });
  if (value instanceof Fault) return value;
  const due = typeof value === 'string' ? dueOf(timer.kind, value, turn.env.now) : undefined;
  if (due !== undefined) return due;
  return new Fault('timer-failed', `${what} should be ${shapes[timer.kind]}, but is ${inWords(value)}.`);
}

/** `element` is the event that waits, `instance` the one it belongs to: itself, an activity or an event-based gateway. */
export function startTimer(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  due: Due,
  trigger?: number,
): void {
  const timer = turn.env.newKey();
  const which = trigger ? { trigger } : undefined;
  turn.emit({ type: 'timer.started', timer, instance, element: element.id, ...due, ...which });
}
