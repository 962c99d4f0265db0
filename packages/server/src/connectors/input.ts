import type { Json, Variables } from '@throughline/processes';

/** An input of the element is not as the connector needs it; the model must be mended. */
export class BadInput extends Error {}

export function optionalText(variables: Variables, name: string): string | undefined {
  const value = variables[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw new BadInput(`The input '${name}' must be text, but is ${kind(value)}`);
}

/** @throws BadInput when it is not there, empty or no text. */
export function text(variables: Variables, name: string): string {
  const value = optionalText(variables, name);
  if (value) return value;
  throw new BadInput(`The input '${name}' is missing`);
}

/** One text or a list of texts. */
export function texts(variables: Variables, name: string): readonly string[] {
  const value = variables[name];
  if (value === undefined || value === null || value === '') return [];
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  for (const one of list)
    if (typeof one !== 'string') throw new BadInput(`The input '${name}' must be text or a list of texts`);
  return list as readonly string[];
}

/** Texts, numbers and truth values by name. */
export function textRecord(variables: Variables, name: string): Record<string, string> {
  const value = variables[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new BadInput(`The input '${name}' must be a context`);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (typeof inner === 'object') throw new BadInput(`The input '${name}.${key}' must be text`);
      return [key, String(inner)];
    }),
  );
}

/** Milliseconds from a number of them or from an ISO 8601 duration of minutes and seconds (`PT10S`). */
export function milliseconds(variables: Variables, name: string): number | undefined {
  const value = variables[name];
  if (value === undefined || value === null) return undefined;
  const iso = typeof value === 'string' ? /^PT(?=\d)(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(value) : null;
  const read = iso ? (Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0)) * 1000 : value;
  if (typeof read === 'number' && read > 0) return read;
  throw new BadInput(
    `The input '${name}' must be a duration such as PT10S, or milliseconds, but is ${kind(value)}`,
  );
}

function kind(value: Json): string {
  if (typeof value === 'string') return `the text '${value.slice(0, 40)}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a context' : String(value);
}
