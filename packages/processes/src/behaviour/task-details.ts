import type { Text } from '../compile/expression.ts';
import type { ModelElement } from '../compile/model.ts';
import type { CaseEvent } from '../event.ts';
import type { Json, Key, Moment } from '../json.ts';
import { parseDuration } from '../time/duration.ts';
import { addDuration, parseMoment } from '../time/moment.ts';
import { inWords, LONGEST_NAME, valueOfText } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

type Details = Partial<Extract<CaseEvent, { type: 'task.created' }>>;
type Reader = (value: Json, now: Moment) => Json | undefined;

/** Each detail of a user task: its name in the event, what it should be, and how its value is read. */
const details: readonly (readonly [
  name: keyof Details,
  of: keyof NonNullable<ModelElement['task']>,
  string,
  Reader,
])[] = [
  ['assignee', 'assignee', 'a person', asName],
  ['teams', 'groups', 'a list of teams', asNames],
  ['people', 'users', 'a list of people', asNames],
  ['due', 'due', 'a date and time, or a duration from now', asMoment],
  ['followUp', 'followUp', 'a date and time, or a duration from now', asMoment],
  ['priority', 'priority', 'a whole number from 0 to 100', asPriority],
  ['next', 'next', 'a sentence', asText],
  ['why', 'why', 'a sentence', asText],
];

/** Who gets the task, until when and why; a value of null leaves the detail out. */
export function describeTask(turn: OpenTurn, element: ModelElement, instance: Key): Details | Fault {
  const found: { [name: string]: Json } = {};
  for (const [name, of, shape, read] of details) {
    const text = element.task?.[of];
    if (text === undefined) continue;
    const value = readDetail(turn, text, instance, `The ${name} of “${element.name}”`, shape, read);
    if (value instanceof Fault) return value;
    if (value !== null) found[name] = value;
  }
  return found as Details;
}

function readDetail(
  turn: OpenTurn,
  text: Text,
  scope: Key,
  what: string,
  shape: string,
  read: Reader,
): Json | Fault {
  const value = valueOfText(turn, text, scope, { code: 'expression-failed', what });
  if (value === null || value instanceof Fault) return value;
  const detail = read(value, turn.env.now);
  if (detail !== undefined) return detail;
  return new Fault('expression-failed', `${what} should be ${shape}, but is ${inWords(value)}.`);
}

function asText(value: Json): Json | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asName(value: Json): Json | undefined {
  return typeof value === 'string' && value.length <= LONGEST_NAME ? value : undefined;
}

function asNames(value: Json): Json | undefined {
  const list = typeof value === 'string' ? value.split(',').map((name) => name.trim()) : value;
  if (!Array.isArray(list) || !list.every((name) => asName(name) !== undefined)) return undefined;
  return list.filter((name) => name !== '');
}

function asMoment(value: Json, now: Moment): Json | undefined {
  if (typeof value !== 'string') return undefined;
  const duration = parseDuration(value);
  return duration ? addDuration(now, duration) : parseMoment(value);
}

/** As in Zeebe: 0 to 100. */
export function asPriority(value: Json): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits = typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 100;
  return fits ? number : undefined;
}
