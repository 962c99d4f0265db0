/** "1 day 2 hours" for `P1DT2H`; `text` is a duration as FEEL writes it (ISO 8601). */
export function durationWords(text: string): string {
  const [date = '', time = ''] = text.replace(/^-?P/, '').split('T');
  const parts = [...partsOf(date, dateUnits), ...partsOf(time, timeUnits)];
  return `${text.startsWith('-') ? 'minus ' : ''}${parts.join(' ')}`;
}

const dateUnits: Readonly<Record<string, string>> = { Y: 'year', M: 'month', D: 'day' };
const timeUnits: Readonly<Record<string, string>> = { H: 'hour', M: 'minute', S: 'second' };

function partsOf(text: string, units: Readonly<Record<string, string>>): readonly string[] {
  return [...text.matchAll(/([\d.]+)([A-Z])/g)].map(
    ([, count, unit]) => `${count} ${units[unit as string]}${count === '1' ? '' : 's'}`,
  );
}
