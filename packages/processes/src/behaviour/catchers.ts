import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import type { Instance } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';

/** An event that catches what is thrown, and the instance (or the case) it stands at. */
export interface Catcher {
  readonly event: ModelElement;
  readonly at: Key;
}

/**
 * The innermost event that catches an error or escalation with this code: on each instance from the given one
 * outwards first the event sub-processes in it, then the boundary events on it. One for this very code wins
 * over one for all. What an event sub-process throws it does not catch itself.
 */
export function findCatcher(
  turn: OpenTurn,
  from: Key,
  type: 'error' | 'escalation',
  code: string,
): Catcher | undefined {
  let inner: Instance | undefined;
  for (let at = from; ; ) {
    const instance = at === turn.draft.key ? undefined : turn.instance(at);
    if (instance?.compensatedBy !== undefined) {
      inner = instance;
      at = instanceOf(turn.draft, instance.compensatedBy) ? instance.compensatedBy : instance.scope;
      continue;
    }
    const inside = pick(startsIn(turn, instance, inner), type, code);
    const event = inside ?? pick(attachedTo(turn, instance), type, code);
    if (event !== undefined) return { event, at };
    if (instance === undefined) return undefined;
    inner = instance;
    at = instance.scope;
  }
}

function pick(events: readonly ModelElement[], type: string, code: string): ModelElement | undefined {
  if (events.length === 0) return undefined;
  const catches = (wanted: string | undefined) => (event: ModelElement) =>
    event.triggers.some((trigger) => trigger.type === type && trigger.code === wanted);
  return events.find(catches(code)) ?? events.find(catches(undefined));
}

/** The event sub-processes that may begin: not in the body of a loop, and none where one has interrupted already. */
function startsIn(
  turn: OpenTurn,
  instance: Instance | undefined,
  inner: Instance | undefined,
): readonly ModelElement[] {
  if (instance === undefined) return remaining(turn, turn.model.eventStarts, inner);
  const element = turn.elementOf(instance);
  if (instance.cancelling) return [];
  if (element.eventStarts.length === 0 || isBody(element, instance)) return [];
  return remaining(turn, element.eventStarts, inner);
}

function remaining(
  turn: OpenTurn,
  starts: readonly ModelElement[],
  inner: Instance | undefined,
): readonly ModelElement[] {
  if (inner === undefined || starts.length === 0) return starts;
  const from = turn.elementOf(inner);
  if (from.kind !== 'eventSubProcess') return starts;
  return from.start?.interrupting ? [] : starts.filter((start) => start.parent !== from);
}

/** An inner instance of a loop has no boundary events: its body has. */
function attachedTo(turn: OpenTurn, instance: Instance | undefined): readonly ModelElement[] {
  return instance === undefined || instance.loop !== undefined ? [] : turn.elementOf(instance).attached;
}

function isBody(element: ModelElement, instance: Instance): boolean {
  return element.loop !== undefined && instance.loop === undefined;
}
