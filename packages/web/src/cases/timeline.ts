import type { CaseEvent } from '../api/work-contract.ts';

/** What can be stepped through: the story, or every event. */
export function timeline(events: readonly CaseEvent[], all: boolean): readonly CaseEvent[] {
  return all ? events : events.filter((event) => event.says !== undefined);
}

/**
 * Where a moment stands in the timeline. `undefined` is now: after the last event.
 * A moment between two steps belongs to the earlier one.
 */
export function placeOf(steps: readonly CaseEvent[], at: number | undefined): number {
  if (at === undefined) return steps.length;
  const place = steps.findLastIndex((step) => step.seq <= at);
  return Math.max(0, place);
}

/** The moment of a place: after the last step it is now again. */
export function momentAt(steps: readonly CaseEvent[], place: number): number | undefined {
  if (place >= steps.length) return undefined;
  return steps[Math.max(0, place)]?.seq;
}

/**
 * The event a step shows the state of: the last one before the next step, because the engine's details of a step
 * (what was written, where the token went) follow it.
 */
export function shownSeq(events: readonly CaseEvent[], steps: readonly CaseEvent[], place: number): number {
  const next = steps[place + 1];
  const last = events.at(-1)?.seq ?? 0;
  const here = steps[place];
  if (here === undefined) return last;
  if (next === undefined) return last;
  const sameTurn = events.findLast((event) => event.seq < next.seq && event.at === here.at);
  return Math.max(here.seq, sameTurn?.seq ?? here.seq);
}

/** The engine's own words made readable, for events that have no sentence. */
export function typeWords(type: string): string {
  const [what = '', did = ''] = type.split('.');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${did}`.trim();
}
