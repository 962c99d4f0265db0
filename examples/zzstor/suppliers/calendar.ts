import { addDays, workingDayFrom } from './days.ts';
import { countOf, dayOf, fieldsOf, textOf } from './fields.ts';
import type { Answer, Request } from './request.ts';
import type { World } from './world.ts';

/** Installations the team can do on one day. */
const VISITS_PER_DAY = 4;

/** The first free days from `from` on, `count` of them (default 3). */
export function freeDays(request: Request): Answer {
  const team = request.path[0] ?? '';
  const from = dayOf(request.query.from, 'from');
  const count = countOf(request.query.count ?? '3', 'count');
  const free: string[] = [];
  for (let day = workingDayFrom(from); free.length < count; day = workingDayFrom(addDays(day, 1))) {
    if (isFree(request.world, team, day)) free.push(day);
  }
  return { status: 200, body: { team, from, free } };
}

/** Books a day; 409 when it is full or nobody works on it. */
export function bookDay(request: Request): Answer {
  const team = request.path[0] ?? '';
  const fields = fieldsOf(request.body, 'the booking');
  const day = dayOf(fields.day, 'day');
  const reference = textOf(fields, 'reference');
  if (workingDayFrom(day) !== day) return taken(`Nobody works on ${day}.`);
  if (!isFree(request.world, team, day)) return taken(`${day} is full.`);
  const booking = { booking: `B-${request.world.bookings.length + 1}`, team, day, reference };
  return { status: 201, body: { status: 'booked', ...booking }, changes: [{ type: 'dayBooked', booking }] };
}

// ---------------------------------------------------------------------------------------------------------

function isFree(world: World, team: string, day: string): boolean {
  return world.bookings.filter((one) => one.team === team && one.day === day).length < VISITS_PER_DAY;
}

function taken(reason: string): Answer {
  return { status: 409, body: { status: 'taken', reason } };
}
