import type { Json } from '../../api/contract.ts';
import { plainWords } from '../words.ts';

/** How a value is read best. */
export type ValueShape =
  | { readonly kind: 'empty' }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [name: string, value: Json])[] }
  /** `lines`: each item is a text; `entries`: items have parts of their own; `items`: short values. */
  | { readonly kind: 'lines' | 'entries' | 'items'; readonly items: readonly Json[] };

export function shapeOf(value: Json): ValueShape {
  if (value === null || typeof value !== 'object') return { kind: 'words', words: plainWords(value) };
  if (!Array.isArray(value)) {
    const fields = Object.entries(value as { readonly [name: string]: Json });
    return fields.length === 0 ? { kind: 'empty' } : { kind: 'fields', fields };
  }
  const items = value as readonly Json[];
  if (items.length === 0) return { kind: 'empty' };
  if (items.every((item) => typeof item === 'string')) return { kind: 'lines', items };
  return items.some((item) => item !== null && typeof item === 'object')
    ? { kind: 'entries', items }
    : { kind: 'items', items };
}
