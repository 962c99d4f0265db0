/** Days are ISO dates (`2026-12-14`); no zone, no time. */
const GERMAN_HOLIDAYS = ['01-01', '05-01', '10-03', '12-25', '12-26'];

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !GERMAN_HOLIDAYS.includes(day.slice(5));
}

/** The day itself when people work on it, else the next one they do. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}
