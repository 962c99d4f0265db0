import type { Json, Variables } from '@throughline/processes';
import { UsageError } from './command.ts';

/**
 * The object an option holds as JSON.
 * @throws UsageError when it is none.
 */
export function jsonObject(option: string, text: string): Variables {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw new UsageError(`${option} is no JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${option} takes an object with the values by their names.`);
  }
  return value as Variables;
}
