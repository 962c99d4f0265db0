import type { Json } from '../api/contract.ts';
import { calendarDay, clock } from './moment.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });

/** A variable's value in one line: dates as days, yes and no, lists with commas, the size of what is too big. */
export function valueWords(value: Json, now: Date): string {
  if (value === null || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return number.format(value);
  if (typeof value === 'string') return textWords(value, now);
  if (Array.isArray(value)) return listWords(value, now);
  return contextWords(value as { readonly [name: string]: Json }, now);
}

/** `orderValue` and `order_value` are "Order value". */
export function nameWords(name: string): string {
  const spaced = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

// ---- helpers ----

function textWords(text: string, now: Date): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return calendarDay(`${text}T12:00:00`, now);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text))) {
    return `${calendarDay(text, now)} ${clock(text)}`;
  }
  return text;
}

function listWords(list: readonly Json[], now: Date): string {
  if (list.length === 0) return 'none';
  const plain = list.every((each) => each === null || typeof each !== 'object');
  return plain && list.length <= 6
    ? list.map((each) => valueWords(each, now)).join(', ')
    : entries(list.length);
}

function contextWords(context: { readonly [name: string]: Json }, now: Date): string {
  const fields = Object.entries(context);
  if (fields.length === 0) return 'none';
  const plain = fields.every(([, each]) => each === null || typeof each !== 'object');
  if (!plain || fields.length > 4) return fields.length === 1 ? '1 value' : `${fields.length} values`;
  return fields.map(([name, each]) => `${nameWords(name)} ${valueWords(each, now)}`).join(', ');
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
