import type { Json } from '../../api/contract.ts';

type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly sentence: string };

/** An expected answer as it stands in its field: a text without quotes, all else as JSON. */
export function expectedEntry(value: Json): string {
  if (typeof value === 'string') return unlikeJson(value) ? value : JSON.stringify(value);
  return JSON.stringify(value, null, value !== null && typeof value === 'object' ? 1 : 0);
}

/** The other way round. An empty field expects nothing: `null`. */
export function readExpected(entry: string): Reading {
  const text = entry.trim();
  if (text === '') return { ok: true, value: null };
  if (unlikeJson(text)) return { ok: true, value: text };
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    return {
      ok: false,
      sentence: 'This begins like JSON, but cannot be read as such. Compare it with the answer above.',
    };
  }
}

// ---- helpers ----

/** A text that nobody would take for JSON: no number, no word of JSON, no bracket or quote in front. */
function unlikeJson(text: string): boolean {
  return text !== '' && text.trim() === text && !/^(?:[[{"]|-?\d[\d.eE+-]*$|(?:true|false|null)$)/.test(text);
}
