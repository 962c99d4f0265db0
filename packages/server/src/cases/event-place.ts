import type { CaseEvent, CaseState } from '@throughline/processes';

/** An event with the element it belongs to, also where the engine names only a task, job, timer ... */
export type PlacedEvent = CaseEvent & { readonly element?: string };

const WAIT_FIELDS = ['task', 'job', 'timer', 'subscription', 'condition', 'incident', 'child'] as const;

/** Finds the element of an event in the turn that made what it is about, or in the state before it. */
export function placed(
  event: CaseEvent,
  turn: readonly CaseEvent[],
  before: CaseState | undefined,
): PlacedEvent {
  if ('element' in event) return event;
  const fields = event as Partial<Record<(typeof WAIT_FIELDS)[number], string>>;
  const name = WAIT_FIELDS.find((field) => fields[field] !== undefined);
  if (name === undefined) return event;
  const key = fields[name];
  const maker = turn.find((other) => 'element' in other && (other as typeof fields)[name] === key) as
    | PlacedEvent
    | undefined;
  const element = maker?.element ?? elementOfWait(before, key);
  return element === undefined ? event : { ...event, element };
}

function elementOfWait(state: CaseState | undefined, key: string | undefined): string | undefined {
  const wait = state?.waits.find((other) => other.key === key);
  if (!wait) return undefined;
  if ('element' in wait) return wait.element;
  return state?.instances.find((instance) => instance.key === wait.instance)?.element;
}
