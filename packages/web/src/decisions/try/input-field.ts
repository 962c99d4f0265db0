import type { Json, Variables } from '../../api/contract.ts';
import type { DecisionInput } from '../../api/decision-contract.ts';

/** How an input is asked for. */
export type InputControl =
  /** A few values: buttons; more: a list. Values as JSON text. */
  | { readonly kind: 'buttons' | 'list'; readonly choices: readonly Choice[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'line'; readonly mode: 'text' | 'decimal'; readonly hint?: string }
  /** JSON over several lines. */
  | { readonly kind: 'json'; readonly hint: string };

export interface Choice {
  /** JSON text. */
  readonly entry: string;
  readonly label: string;
}

/** What was entered, by name of the input, as it stands in the field. Empty: nothing is given. */
export type Entries = { readonly [input: string]: string };

type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly sentence: string };

/** More answers than this are a list, not buttons. */
const BUTTONS = 4;

export function controlOf(input: DecisionInput): InputControl {
  if (input.allowed && input.allowed.length > 0) {
    const choices = input.allowed.map((value) => ({
      entry: JSON.stringify(value),
      label:
        typeof value === 'boolean' ? yesNo(value) : typeof value === 'string' ? value : JSON.stringify(value),
    }));
    return { kind: choices.length <= BUTTONS ? 'buttons' : 'list', choices };
  }
  return CONTROLS[input.type];
}

/** What stands in the field for a value: the other way round of `readEntry`. */
export function entryOf(input: DecisionInput, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  const { kind } = controlOf(input);
  if (kind === 'buttons' || kind === 'list') return JSON.stringify(value);
  if (kind === 'json') return typeof value === 'string' && plainText(value) ? value : JSON.stringify(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value of what stands in a field, or what is wrong with it. An empty field is no value: null. */
export function readEntry(input: DecisionInput, entry: string): Reading {
  const text = entry.trim();
  if (text === '') return { ok: true, value: null };
  const { kind } = controlOf(input);
  if (kind === 'buttons' || kind === 'list') return { ok: true, value: JSON.parse(text) as Json };
  return READERS[input.type](text, input.name);
}

/** The inputs of a decision from what was entered; fields that cannot be read are left out and named. */
export function readEntries(inputs: readonly DecisionInput[], entries: Entries) {
  const values: Record<string, Json> = {};
  const refused: Record<string, string> = {};
  for (const input of inputs) {
    const reading = readEntry(input, entries[input.name] ?? '');
    if (reading.ok) values[input.name] = reading.value;
    else refused[input.name] = reading.sentence;
  }
  return { values: values as Variables, refused: refused as { readonly [input: string]: string } };
}

/** Values put into the fields; those of inputs that are not named stay. */
export function entriesWith(entries: Entries, inputs: readonly DecisionInput[], values: Variables): Entries {
  const given = inputs
    .filter((input) => input.name in values)
    .map((input) => [input.name, entryOf(input, values[input.name])] as const);
  return { ...entries, ...Object.fromEntries(given) };
}

// ---- helpers ----

const YES_NO: InputControl = {
  kind: 'buttons',
  choices: [true, false].map((value) => ({ entry: JSON.stringify(value), label: yesNo(value) })),
};

const CONTROLS: { readonly [type in DecisionInput['type']]: InputControl } = {
  number: { kind: 'line', mode: 'decimal' },
  string: { kind: 'line', mode: 'text' },
  boolean: YES_NO,
  date: { kind: 'date' },
  time: { kind: 'line', mode: 'text', hint: '14:30' },
  'date and time': { kind: 'line', mode: 'text', hint: '2026-11-19T14:30' },
  'days and time duration': { kind: 'line', mode: 'text', hint: 'P2DT4H: 2 days 4 hours' },
  'years and months duration': { kind: 'line', mode: 'text', hint: 'P1Y6M: 1 year 6 months' },
  list: { kind: 'json', hint: '["one", "two"]' },
  context: { kind: 'json', hint: '{ "name": "value" }' },
  Any: { kind: 'json', hint: 'text, 12, true or JSON' },
};

const CLOCK = '\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?';
const ZONE = '(?:Z|[+-]\\d{2}:\\d{2}|@[A-Za-z_/+-]+)?';

type Reader = (text: string, name: string) => Reading;

const READERS: { readonly [type in DecisionInput['type']]: Reader } = {
  number: (text, name) =>
    /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)
      ? good(Number(text))
      : bad(`${name} is a number, such as 184600.50.`),
  string: (text) => good(text),
  boolean: (text) => good(text === 'true'),
  date: fitting(/^-?\d{4,9}-\d{2}-\d{2}$/, 'a day, such as 2026-11-19'),
  time: (text, name) =>
    withSeconds(fitting(RegExp(`^${CLOCK}${ZONE}$`), 'a time, such as 14:30')(text, name)),
  'date and time': (text, name) =>
    withSeconds(
      fitting(RegExp(`^-?\\d{4,9}-\\d{2}-\\d{2}T${CLOCK}${ZONE}$`), 'a moment, such as 2026-11-19T14:30')(
        text,
        name,
      ),
    ),
  'days and time duration': fitting(
    /^-?P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
    'a duration in days and hours, such as P2DT4H',
  ),
  'years and months duration': fitting(
    /^-?P(?=\d)(?:\d+Y)?(?:\d+M)?$/,
    'a duration in years and months, such as P1Y6M',
  ),
  list: (text, name) => {
    const read = json(text);
    return Array.isArray(read) ? good(read) : bad(`${name} is a list in JSON, such as ["one", "two"].`);
  },
  context: (text, name) => {
    const read = json(text);
    const fits = read !== undefined && read !== null && typeof read === 'object' && !Array.isArray(read);
    return fits ? good(read) : bad(`${name} has values by name in JSON, such as { "name": "value" }.`);
  },
  Any: (text, name) => {
    const read = json(text);
    if (read !== undefined) return good(read);
    return /^[[{"]/.test(text) ? bad(`${name} begins like JSON, but cannot be read as such.`) : good(text);
  },
};

function fitting(pattern: RegExp, words: string): Reader {
  return (text, name) => (pattern.test(text) ? good(text) : bad(`${name} is ${words}.`));
}

/** FEEL wants the seconds that people leave out. */
function withSeconds(reading: Reading): Reading {
  if (!reading.ok || typeof reading.value !== 'string') return reading;
  return good(reading.value.replace(/(^|T)(\d{2}:\d{2})(?!:)/, '$1$2:00'));
}

function good(value: Json): Reading {
  return { ok: true, value };
}

function bad(sentence: string): Reading {
  return { ok: false, sentence };
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A text that would be read as the same text. */
function plainText(text: string): boolean {
  return text.trim() === text && json(text) === undefined && !/^[[{"]/.test(text);
}

function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}
