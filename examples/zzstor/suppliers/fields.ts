import { isDay } from './days.ts';
import type { Address, Buyer } from './world.ts';

/** The request cannot be understood; the sentence goes back to the sender with status 400. */
export class BadRequest extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new BadRequest(`Expected ${what} to be an object.`);
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new BadRequest(`Expected a text in the field ${name}.`);
}

export function numberOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && value >= 0) return value;
  throw new BadRequest(`Expected a number that is not negative in the field ${name}.`);
}

export function countOf(value: unknown, name: string): number {
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count;
  throw new BadRequest(`Expected a whole number above 0 in the field ${name}.`);
}

export function dayOf(value: unknown, name: string): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new BadRequest(`Expected a day as 2026-12-14 in the field ${name}.`);
}

export function addressOf(value: unknown, name: string): Address {
  const fields = fieldsOf(value, name);
  return {
    name: textOf(fields, 'name'),
    street: textOf(fields, 'street'),
    postcode: textOf(fields, 'postcode'),
    city: textOf(fields, 'city'),
    country: textOf(fields, 'country'),
  };
}

export function buyerOf(value: unknown): Buyer {
  const fields = fieldsOf(value, 'buyer');
  return {
    company: textOf(fields, 'company'),
    name: textOf(fields, 'name'),
    reference: textOf(fields, 'reference'),
  };
}
