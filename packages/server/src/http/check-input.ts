import type { z } from '@hono/zod-openapi';
import { nearestName } from './nearest-name.ts';
import { Problem, type ProblemFinding } from './problem.ts';

/** More findings than this help nobody. */
const MOST_FINDINGS = 20;

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/**
 * Parses a value by its schema; without one the value is ignored. `part` says where it came from.
 * @throws Problem `invalid-input` with a sentence for each field that is wrong.
 */
export function checkInput(
  schema: z.ZodType | undefined,
  value: unknown,
  part: 'params' | 'query' | 'body',
): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value, { error: predicate, reportInput: true });
  if (parsed.success) return parsed.data;
  const findings = parsed.error.issues
    .flatMap((issue) => findingsOf(issue, schema, part))
    .slice(0, MOST_FINDINGS);
  const first = findings[0]!;
  const more = findings.length > 1 ? ` There are ${findings.length} such problems in all.` : '';
  throw new Problem('invalid-input', first.sentence + more, {
    ...(first.place === undefined ? {} : { place: first.place }),
    ...(first.mend === undefined ? {} : { mend: first.mend }),
    ...(findings.length > 1 ? { findings } : {}),
  });
}

function findingsOf(issue: Issue, schema: z.ZodType, part: string): ProblemFinding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = namesAt(schema, issue.path);
    return issue.keys.map((name) => unknownName(name, issue.path, known, part));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((a, b) => (deepest(b) > deepest(a) ? b : a));
    const inner = nearest.flatMap((one) =>
      findingsOf({ ...one, path: [...issue.path, ...one.path] } as Issue, schema, part),
    );
    if (inner.length > 0) return inner;
  }
  const place = jsonPath(issue.path);
  const what = place === '' ? WHOLE[part] : part === 'body' ? `The field '${place}'` : `'${place}'`;
  return [{ code: issue.code, sentence: `${what} ${issue.message}.`, ...(place === '' ? {} : { place }) }];
}

const WHOLE: Readonly<Record<string, string>> = {
  body: 'The body',
  query: 'The query',
  params: 'The address',
};

function unknownName(
  name: string,
  path: Issue['path'],
  known: readonly string[],
  part: string,
): ProblemFinding {
  const shown = quote(name);
  const meant = nearestName(name, known);
  const among = known.length > 0 ? `Known here: ${known.join(', ')}.` : 'No field is known here.';
  return {
    code: 'unknown-name',
    sentence: `There is no ${part === 'body' ? 'field' : 'parameter'} ${shown} here.`,
    mend: meant === undefined ? `Leave it out. ${among}` : `Did you mean '${meant}'?`,
    place: jsonPath([...path, name]),
  };
}

/** How deep the branch of a union got before it failed: the deepest is the one that was meant. */
function deepest(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length)) - issues.length / 100;
}

/** The names an object of the schema may have at a path; empty when that cannot be said. */
function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here = unwrapped(schema);
  for (const step of path) {
    const def = (here as { _zod?: { def: SchemaDef } } | undefined)?._zod?.def;
    here = unwrapped(def?.shape?.[String(step)] ?? def?.element ?? def?.valueType);
  }
  const shape = (here as { _zod?: { def: SchemaDef } } | undefined)?._zod?.def.shape;
  return shape ? Object.keys(shape) : [];
}

/** The parts of zod's definitions that lead to inner schemas. */
interface SchemaDef {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly out?: unknown;
}

function unwrapped(schema: unknown): unknown {
  let here = schema;
  for (;;) {
    const def = (here as { _zod?: { def: SchemaDef } } | undefined)?._zod?.def;
    const inner = def?.innerType ?? def?.out;
    if (inner === undefined) return here;
    here = inner;
  }
}

/** `files[0].name` */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = cut(String(step));
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** What is wrong, to stand behind the field's name. A schema's own message takes precedence over it. */
function predicate(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${TYPES[issue.expected] ?? issue.expected}, but is ${described(issue.input)}`;
    case 'invalid_value': {
      if (issue.input === undefined) return 'is missing';
      const values = issue.values.map((value) => quote(String(value)));
      const meant = nearestName(String(issue.input), issue.values.map(String));
      const hint = meant === undefined ? '' : `; did you mean '${meant}'`;
      return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}, but is ${described(issue.input)}${hint}`;
    }
    case 'too_big':
      return `must ${bounded(issue.origin)} ${issue.exact ? 'exactly' : 'at most'} ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
      return `must ${bounded(issue.origin)} ${issue.exact ? 'exactly' : 'at least'} ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? `of the form ${issue.pattern ?? issue.format}`}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return 'fits none of the forms that are allowed here';
    default:
      return 'is not as it must be';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'an address (URL)',
  datetime: 'a moment in ISO 8601, as 2026-11-19T09:14:02.000Z',
  date: 'a date, as 2026-11-19',
};

function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'empty text' : `the text ${quote(value)}`;
  if (typeof value === 'number') return Number.isNaN(value) ? 'not a number' : String(value);
  return typeof value === 'object' ? 'an object' : String(value);
}

function bounded(origin: string): string {
  return unit(origin) === '' ? 'be' : 'have';
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' items' : '';
}

function quote(text: string): string {
  return `'${cut(text)}'`;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
