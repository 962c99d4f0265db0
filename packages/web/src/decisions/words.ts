import type { Json } from '../api/contract.ts';

/** Above this a value in a chip or a list is cut. */
const LONGEST = 80;

/**
 * A value as a rule would write it, but without quotes around a text: `184600`, `Vault 800`, `true`, `[138, 184]`.
 * Numbers keep their digits, because rules compare them.
 */
export function plainWords(value: Json): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value === '' ? '""' : value;
  return innerWords(value);
}

/** The same in at most 80 letters. */
export function shortWords(value: Json): string {
  const words = plainWords(value);
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}

/** Values by name in one line: "amount 100000, gold true". */
export function inputsWords(inputs: { readonly [name: string]: Json }): string {
  return Object.entries(inputs)
    .map(([name, value]) => `${name} ${shortWords(value)}`)
    .join(', ');
}

// ---- helpers ----

function innerWords(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(innerWords).join(', ')}]`;
  const fields = Object.entries(value).map(([name, each]) => `${name}: ${innerWords(each)}`);
  return `{ ${fields.join(', ')} }`;
}
