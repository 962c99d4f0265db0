import type { CaseEvent } from '../api/work-contract.ts';
import { duration } from '../format/duration.ts';
import { clock, clockWithSeconds } from '../format/moment.ts';

/** One station of the scrubber. */
export interface Stop {
  readonly seq: number;
  readonly x: number;
  readonly kind: 'person' | 'system' | 'timer' | 'incident';
  /** The time under it, where there is room for it. */
  readonly label?: string;
}

/** A long silence: drawn a little longer, with its length. */
export interface Gap {
  readonly x: number;
  readonly width: number;
  readonly words: string;
}

export interface ScrubberLayout {
  readonly stops: readonly Stop[];
  readonly gaps: readonly Gap[];
  /** Where "now" stands, after the last event. */
  readonly nowX: number;
  readonly width: number;
}

const MARGIN = 16;
const SILENCE_MS = 5 * 60_000;
/** A letter of the labels, in pixels. */
const LETTER = 6.4;
const LABEL_ROOM = 66;
const NARROWEST = 14;
const WIDEST = 36;

/** Events at equal steps, so that bursts stay readable; `room` is the width there is. `end` is now, or the case's end. */
export function layoutScrubber(events: readonly CaseEvent[], end: Date, room: number): ScrubberLayout {
  const silences = events.map((event, index) => silenceBefore(events[index - 1]?.at, event.at));
  const last = events.at(-1);
  const lastSilence = last ? silenceBefore(last.at, end.toISOString()) : '';
  const gapRoom = [...silences, lastSilence].reduce((sum, words) => sum + gapWidth(words), 0);
  const step = clamp((room - 2 * MARGIN - gapRoom - 40) / Math.max(1, events.length), NARROWEST, WIDEST);
  const gaps: Gap[] = [];
  const stops: Stop[] = [];
  let x = MARGIN;
  events.forEach((event, index) => {
    const words = silences[index]!;
    const width = gapWidth(words);
    if (index > 0) x += step;
    if (words !== '') gaps.push({ x: x - step / 2 + width / 2, width, words });
    x += width;
    stops.push({ seq: event.seq, x, kind: kindOf(event) });
  });
  let nowX = x + Math.max(step, WIDEST);
  const width = gapWidth(lastSilence);
  if (lastSilence !== '') gaps.push({ x: (x + nowX + width) / 2, width, words: lastSilence });
  nowX += width;
  return { stops: labelled(stops, events, nowX - LABEL_ROOM), gaps, nowX, width: nowX + 44 };
}

// ---- helpers ----

/** The length of a silence in words; nothing when it is short. */
function silenceBefore(before: string | undefined, at: string): string {
  const length = before === undefined ? 0 : Date.parse(at) - Date.parse(before);
  return length >= SILENCE_MS ? duration(length) : '';
}

function gapWidth(words: string): number {
  return words === '' ? 0 : words.length * LETTER + 10;
}

function kindOf(event: CaseEvent): Stop['kind'] {
  if (event.type === 'incident.raised') return 'incident';
  if (event.actor.kind === 'timer') return 'timer';
  return event.actor.kind === 'person' ? 'person' : 'system';
}

/** The first event, people and timers say their time when the one before leaves the room. */
function labelled(stops: readonly Stop[], events: readonly CaseEvent[], last: number): readonly Stop[] {
  let free = Number.NEGATIVE_INFINITY;
  return stops.map((stop, index) => {
    const event = events[index]!;
    const worth = index === 0 || stop.kind !== 'system';
    if (!worth || stop.x < free || stop.x > last) return stop;
    free = stop.x + LABEL_ROOM;
    return { ...stop, label: labelOf(event, events[index - 1], events[index + 1]) };
  });
}

/** Seconds only where neighbours share the minute. */
function labelOf(event: CaseEvent, before: CaseEvent | undefined, after: CaseEvent | undefined): string {
  const minute = event.at.slice(0, 16);
  const shared = before?.at.startsWith(minute) || after?.at.startsWith(minute);
  return shared ? clockWithSeconds(event.at) : clock(event.at);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
