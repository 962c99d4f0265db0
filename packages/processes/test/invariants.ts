import { expect } from 'vitest';
import { type CaseEvent, type CaseState, evolve, type Key, marks, pathOf } from '../src/index.ts';
import type { Play } from './play.ts';

/** What must hold after every command. */
export function checkInvariants(play: Play): void {
  const { state } = play;
  if (state === undefined) return;
  const open = foldOpen(play.events);
  expect([...open.waits].sort()).toEqual(state.waits.map((wait) => wait.key).sort());
  expect([...open.instances.keys()].sort()).toEqual(state.instances.map((instance) => instance.key).sort());
  for (const { instance } of state.waits)
    expect(instance === state.key || open.instances.has(instance)).toBe(true);
  for (const { key, scope, started } of state.instances) {
    expect(scope === state.key || open.instances.has(scope)).toBe(true);
    const waits = state.waits.some((wait) => wait.instance === key);
    const holds =
      state.instances.some((inner) => inner.scope === key) ||
      state.tokens.some((token) => token.scope === key) ||
      state.instances.some((other) => other.compensatedBy === key);
    // A complex gateway that has gone on waits for the tokens that can still come.
    expect(waits || holds || started === true).toBe(true);
  }
  const standing = marks(play.model, state);
  for (const { element, compensatedBy } of state.instances)
    expect(compensatedBy !== undefined || standing.has(element)).toBe(true);
  checkCompensation(play.events);
  for (const { scope, by } of state.compensable ?? []) {
    expect(scope === state.key || isKnown(state, scope)).toBe(true);
    expect(by).toBe(by && (open.instances.has(by) ? by : keptGoing(state, by)));
  }
  for (const event of play.events)
    if (event.cause !== undefined) expect(event.cause).toBeGreaterThanOrEqual(0);
}

/** Applying the events one at a time, each to a frozen state that went through JSON, gives the same state. */
export function checkReplayByStep(play: Play): void {
  let state: ReturnType<typeof evolve> | undefined;
  for (const event of play.events) {
    const before = state === undefined ? undefined : deepFreeze(JSON.parse(JSON.stringify(state)));
    state = evolve(play.model, before, event, play.key);
  }
  expect(JSON.stringify(state)).toBe(JSON.stringify(play.state));
}

/** Each flow that was taken was left by its source; the path counts every element that was left. */
export function checkPath(play: Play): void {
  const { done, flows } = pathOf(play.events);
  for (const [flow, times] of flows) {
    const source = play.model.flowOf.get(flow)?.source.id ?? '';
    // A complex gateway goes on once before it is left, and once again when it is.
    const started = play.events.filter((one) => one.type === 'gateway.started' && one.element === source);
    expect((done.get(source) ?? 0) + started.length).toBeGreaterThanOrEqual(times);
  }
}

/** Only what is done is compensated, and that once. */
function checkCompensation(events: readonly CaseEvent[]): void {
  const done = new Set<Key>();
  for (const event of events) {
    if (event.type === 'element.passed' || event.type === 'element.completed') done.add(event.instance);
    if (event.type === 'element.terminated' && event.keep) done.add(event.instance);
    if (event.type === 'element.compensating') expect(done.delete(event.instance)).toBe(true);
  }
}

/** What is done in a scope is kept only as long as the scope is open, or done itself. */
function isKnown({ instances, compensable }: CaseState, key: Key): boolean {
  return [...instances, ...(compensable ?? [])].some((one) => one.key === key);
}

/** Who asked and did not wait is gone; then one of what was asked for is being compensated. */
function keptGoing({ instances }: CaseState, by: Key): Key | undefined {
  return instances.find(({ compensatedBy }) => compensatedBy === by)?.compensatedBy;
}

const leaves = new Set(['element.completed', 'element.terminated', 'element.compensated']);

/** What is open, worked out from the events alone. */
function foldOpen(events: readonly CaseEvent[]) {
  const instances = new Map<Key, string>();
  const waits = new Set<Key>();
  for (const event of events) {
    const [opened, closed] = waitKeys(event);
    if (opened !== undefined) waits.add(opened);
    if (closed !== undefined) waits.delete(closed);
    if (event.type === 'element.activated' || event.type === 'element.compensating')
      instances.set(event.instance, event.element);
    if (leaves.has(event.type) && 'instance' in event) instances.delete(event.instance);
  }
  return { instances, waits };
}

function waitKeys(event: CaseEvent): readonly [opened?: Key, closed?: Key] {
  switch (event.type) {
    case 'task.created':
      return [event.task];
    case 'job.created':
      return [event.job];
    case 'timer.started':
      return [event.timer];
    case 'subscription.opened':
    case 'signal.subscribed':
      return [event.subscription];
    case 'condition.watched':
      return [event.condition];
    case 'call.started':
      return [event.child];
    case 'incident.raised':
      return [event.incident];
    case 'task.completed':
    case 'task.cancelled':
      return [undefined, event.task];
    case 'job.completed':
    case 'job.errored':
    case 'job.cancelled':
      return [undefined, event.job];
    case 'timer.fired':
    case 'timer.cancelled':
      return [undefined, event.timer];
    case 'condition.met':
    case 'condition.unwatched':
      return [undefined, event.condition];
    case 'subscription.correlated':
    case 'subscription.closed':
    case 'signal.caught':
    case 'signal.unsubscribed':
      return [undefined, event.subscription];
    case 'call.returned':
    case 'call.failed':
    case 'call.cancelled':
      return [undefined, event.child];
    case 'incident.resolved':
      return [undefined, event.incident];
    default:
      return [];
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
