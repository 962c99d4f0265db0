import { z } from '@hono/zod-openapi';
import type { Json, Variables } from '@throughline/processes';

const LARGEST_KEY = 2n ** 63n - 1n;

/** A 63-bit key as a decimal string. */
export const key = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_KEY,
    'must be a key: a whole number of up to 19 digits, as text',
  )
  .meta({
    id: 'Key',
    description: 'A 63-bit, time-ordered key, as a decimal string.',
    examples: ['4503599627370497'],
  });

/** A whole number as a column holds it: up to 2,147,483,647. */
export const int4 = z.int32();

/** A moment in UTC with milliseconds, as the server writes it. */
export const moment = z.iso
  .datetime()
  .meta({ id: 'Moment', description: 'A moment in UTC, ISO 8601.', examples: ['2026-11-19T09:14:02.000Z'] });

/** Any JSON value. The body is JSON already, so nothing is left to check. */
export const json = (z.unknown() as z.ZodType<Json>).meta({ id: 'Json', description: 'Any JSON value.' });

/** Variables of one request may have this many bytes as JSON, and this many levels. */
const MOST_BYTES = 256 * 1024;
const MOST_LEVELS = 64;

/** Variables by name. */
export const variables = (z.record(z.string(), z.unknown()) as unknown as z.ZodType<Variables>)
  .refine((value) => !isDeeperThan(value, MOST_LEVELS), `is nested more than ${MOST_LEVELS} levels deep`)
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= MOST_BYTES,
    `holds more than ${MOST_BYTES / 1024} kB in all`,
  )
  .meta({
    id: 'Variables',
    description: 'Variables by name; a value may be any JSON.',
  });

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** The query of a list: how many rows, and after which one. Spread it: `z.strictObject({ ...paging })`. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: 'Rows per page.' }),
  after: z.string().max(500).optional().meta({ description: 'The `next` of the page before.' }),
};

/** The answer of a list. `next` is there when more rows follow; `total` where it costs little to count. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().optional(),
    total: z.number().int().optional(),
  });
}

/** A query value that may be given several times: `?state=open&state=failed`. */
export function oneOrMany<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(item),
  );
}
