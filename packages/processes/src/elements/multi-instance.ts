import { leaveActivity } from '../behaviour/activity.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { openBoundaries } from '../behaviour/boundaries.ts';
import { evaluate, inWords } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import { setNearest } from '../behaviour/mappings.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Json, Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import type { Instance } from '../state.ts';

/** More items than that belong into several cases: each would make the state, and every event of it, heavier. */
const most = 10_000;

/** The body around the inner instances of a multi-instance activity: it carries the boundary events and collects. */
export const multiInstance: Behaviour = {
  activate: (turn, element, { scope, took }) => {
    const items = itemsOf(turn, element, scope);
    const instance = turn.env.newKey();
    const event = {
      type: 'element.activated',
      element: element.id,
      instance,
      scope,
      ...(took && { took }),
    } as const;
    if (items instanceof Fault) {
      turn.emit(event);
      return raiseIncident(turn, element, instance, items);
    }
    turn.cause = turn.emit({ ...event, items });
    begin(turn, element, turn.instance(instance));
  },
  /** Items that could not be found are looked for again under a new instance: they are fixed when it is activated. */
  resume: (turn, element, instance) => {
    if (instance.items !== undefined) return begin(turn, element, instance);
    turn.emit({ type: 'element.terminated', element: element.id, instance: instance.key });
    multiInstance.activate(turn, element, { scope: instance.scope });
  },
  finish: (turn, element, { key }) => {
    const body = turn.instance(key);
    const collection = element.loop?.outputCollection;
    if (collection !== undefined) setNearest(turn, body.scope, { [collection]: body.outputs ?? [] });
    leaveActivity(turn, element, body);
  },
};

/** Starts the inner instances: all at once, or the first. */
function begin(turn: OpenTurn, element: ModelElement, body: Instance): void {
  const fault = openBoundaries(turn, element, body.key);
  const count = body.items?.length ?? 0;
  if (fault !== undefined) raiseIncident(turn, element, body.key, fault);
  else if (count === 0) finishInstance(turn, body.key);
  else activateAll(turn, element, body, element.loop?.sequential ? 1 : count);
}

function activateAll(turn: OpenTurn, element: ModelElement, body: Instance, count: number): void {
  const { cause } = turn;
  for (let loop = 1; loop <= count; loop++) {
    if (instanceOf(turn.draft, body.key) === undefined) return;
    turn.cause = cause;
    activateInner(turn, element, body.key, loop);
  }
}

/** The next item of a sequential loop. */
export function takeNextItem(turn: OpenTurn, key: Key): void {
  const body = instanceOf(turn.draft, key);
  if (body !== undefined) activateInner(turn, turn.elementOf(body), key, (body.done ?? 0) + 1);
}

function activateInner(turn: OpenTurn, element: ModelElement, scope: Key, loop: number): void {
  turn.behaviour(element, { loop }).activate(turn, element, { scope, loop });
}

function itemsOf(turn: OpenTurn, element: ModelElement, scope: Key): readonly Json[] | Fault {
  const { collection, cardinality } = element.loop ?? {};
  const source = collection ?? cardinality;
  const what = `The ${collection ? 'input collection' : 'loop cardinality'} of “${element.name}”`;
  if (source === undefined) return new Fault('items-failed', `${what} is missing.`);
  const value = evaluate(turn, source, scope, { code: 'items-failed', what });
  if (value instanceof Fault) return value;
  const items = collection ? value : upTo(value);
  if (!Array.isArray(items)) {
    return new Fault(
      'items-failed',
      `${what} should be ${collection ? 'a list' : 'a number'}, but is ${inWords(value)}.`,
    );
  }
  return items.length <= most ? items : new Fault('items-failed', `${what} has more than ${most} items.`);
}

function upTo(value: Json): readonly number[] | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return undefined;
  return Array.from({ length: Math.min(value, most + 1) }, (_, index) => index + 1);
}
