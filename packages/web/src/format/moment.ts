/** Moments as people read them: 24 hours, "today" and its neighbours in words, the year only when it is another one. */

const dayParts = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const clockParts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
const secondsParts = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** "today", "tomorrow", "yesterday", "Thu 19 Nov" or "Thu 19 Nov 2025". */
export function day(moment: string | Date, now: Date): string {
  const date = new Date(moment);
  const distance = dayNumber(date) - dayNumber(now);
  return RELATIVE.get(distance) ?? calendarDay(date, now);
}

/** "Thu 19 Nov", with the year when it is not this one. */
export function calendarDay(moment: string | Date, now: Date): string {
  const date = new Date(moment);
  const part = (type: string) => dayParts.formatToParts(date).find((each) => each.type === type)?.value ?? '';
  // Three letters for every month: British English writes "Sept".
  const words = [part('weekday'), part('day'), part('month').slice(0, 3)];
  return date.getFullYear() === now.getFullYear() ? words.join(' ') : [...words, part('year')].join(' ');
}

/** "09:14". */
export function clock(moment: string | Date): string {
  return clockParts.format(new Date(moment));
}

/** "09:14:33". */
export function clockWithSeconds(moment: string | Date): string {
  return secondsParts.format(new Date(moment));
}

/** "today 09:14", "Thu 12 Nov 15:40". */
export function dayAndClock(moment: string | Date, now: Date): string {
  return `${day(moment, now)} ${clock(moment)}`;
}

/** The same with a capital, for the beginning of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// ---- helpers ----

const RELATIVE = new Map([
  [0, 'today'],
  [1, 'tomorrow'],
  [-1, 'yesterday'],
]);

/** Days since 1970 in the reader's zone; summer time does not disturb it, because only the date is taken. */
function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
