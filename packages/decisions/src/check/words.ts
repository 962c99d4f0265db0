import { type FeelValue, kindOf, quotedText } from '@throughline/feel';
import type { Interval } from '../regions/line.ts';
import { complement, isEmpty, type Region, withNull } from '../regions/region.ts';

/** The functions that temporal values are written with in a cell. */
const makers: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
};

/** A value as a cell would hold it. */
function cellOfValue(value: FeelValue): string {
  const maker = makers[kindOf(value)];
  return maker === undefined ? quotedText(value) : `${maker}("${quotedText(value)}")`;
}

/** The cell that holds just the values of a region. */
export function cellOfRegion(region: Region): string {
  const values = withNull(region, false);
  if (isEmpty(withNull(complement(values), false))) return region.null ? '-' : 'not(null)';
  const parts = 'points' in values ? values.points.map(cellOfValue) : values.intervals.map(cellOfInterval);
  if ('points' in values && values.others) return `not(${parts.join(', ')})`;
  return [...shortened(parts), ...(region.null ? ['null'] : [])].join(', ');
}

function cellOfInterval({ low, high }: Interval): string {
  if (low === undefined && high === undefined) return '-';
  if (low === undefined) return `<${high?.included ? '=' : ''} ${cellOfValue(high?.value ?? null)}`;
  if (high === undefined) return `>${low.included ? '=' : ''} ${cellOfValue(low.value)}`;
  const [from, to] = [cellOfValue(low.value), cellOfValue(high.value)];
  if (from === to) return from;
  return `${low.included ? '[' : '('}${from}..${to}${high.included ? ']' : ')'}`;
}

function shortened(parts: readonly string[]): readonly string[] {
  return parts.length <= mostParts ? parts : [...parts.slice(0, mostParts), '...'];
}

const mostParts = 6;

/** "1, 3 and 4"; after some of them only how many more there are. */
export function list(items: readonly (string | number)[], most = 6): string {
  const shown = items.length <= most ? items : items.slice(0, most - 1);
  if (shown.length < items.length) return `${shown.join(', ')} and ${items.length - shown.length} more`;
  if (shown.length < 2) return String(shown[0] ?? '');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** "rule 3", "rules 3 and 7" */
export function rulesText(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'rule' : 'rules'} ${list(numbers)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a number", "text", "true or false" */
export function kindText(kind: string): string {
  if (kind === 'string') return 'text';
  if (kind === 'boolean') return 'true or false';
  return `a ${kind}`;
}
