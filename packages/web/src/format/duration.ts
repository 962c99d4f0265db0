const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "12 s", "43 m", "3 h 16 m", "2 d 1 h" (days of 24 hours); never negative. */
export function duration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} m`;
  if (length < DAY) return two(length, HOUR, 'h', MINUTE, 'm');
  return two(length, DAY, 'd', HOUR, 'h');
}

/** The same, for a promise: less than a minute is "under 1 m", because seconds would have to tick. */
export function remaining(milliseconds: number): string {
  return Math.abs(milliseconds) < MINUTE ? 'under 1 m' : duration(milliseconds);
}

function two(length: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((length % big) / small);
  const head = `${Math.floor(length / big)} ${bigUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}
