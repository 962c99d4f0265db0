import { dueOf, type Moment } from '@throughline/processes';

/** When the virtual clock starts. */
export const START: Moment = '2030-01-01T00:00:00.000Z';

/** A moment some ISO 8601 time later. Throws where the text is no duration. */
export function after(moment: Moment, duration: string): Moment {
  const due = dueOf('duration', duration, moment);
  if (due === undefined) throw new Error(`“${duration}” is no duration.`);
  return due.due;
}
