import type { Json } from '@throughline/processes';
import { UsageError } from './command.ts';

/**
 * The object an option holds as JSON.
 * @throws UsageError when it is none.
 */
export function jsonObject<Value = Json>(
  option: string,
  text: string,
  parse: (text: string) => Value = JSON.parse,
): { readonly [name: string]: Value } {
  let value: Value;
  try {
    value = parse(text);
  } catch (error) {
    throw new UsageError(`${option} is no JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${option} takes an object with the values by their names.`);
  }
  return value as { readonly [name: string]: Value };
}
