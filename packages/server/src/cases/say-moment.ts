/** The reader's time zone, from the header `Time-Zone`; UTC without one that is known. */
export function timeZoneOf(request: Request): string {
  const wanted = request.headers.get('time-zone') ?? 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** "14:05" on the same day, "Thu 10 Dec" in the same year, else "Thu 10 Dec 2027". */
export function sayMoment(moment: Date, now: Date, timeZone: string): string {
  const then = partsOf(moment, timeZone);
  const today = partsOf(now, timeZone);
  const day = `${then.weekday} ${then.day} ${then.month}`;
  if (then.year !== today.year) return `${day} ${then.year}`;
  return then.month === today.month && then.day === today.day ? `${then.hour}:${then.minute}` : day;
}

/** "at 14:05" on the same day, else "on Thu 10 Dec". */
export function sayWhen(moment: Date, now: Date, timeZone: string): string {
  const words = sayMoment(moment, now, timeZone);
  return words.includes(':') ? `at ${words}` : `on ${words}`;
}

/** The moment at which the reader's day began. */
export function startOfDay(now: Date, timeZone: string): Date {
  const { hour, minute, second } = partsOf(now, timeZone);
  const since = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const guess = new Date(Math.floor(now.getTime() / 1000) * 1000 - since * 1000);
  // Where the clocks were changed today the day began an hour earlier or later than counted back.
  const off = partsOf(guess, timeZone);
  const wrong = ((Number(off.hour) + 12) % 24) - 12;
  return new Date(guess.getTime() - wrong * 3_600_000);
}

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second';

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(moment: Date, timeZone: string): Readonly<Record<Part, string>> {
  let format = formats.get(timeZone);
  if (!format) {
    const two = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { ...day, ...two, timeZone });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value])) as never;
}
