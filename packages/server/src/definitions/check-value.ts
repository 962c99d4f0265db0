import { parseDate, parseDateTime, parseTime } from '@throughline/feel';
import type { Json, Variables } from '@throughline/processes';
import { evaluate, matches } from './form-expression.ts';
import type { FieldRules, FormField } from './read-form.ts';

/** What is wrong with the answer to one field, to stand behind its label. */
export function faultOf(field: FormField, value: Json | undefined, context: Variables): string | undefined {
  const rules = field.validate ?? {};
  const empty =
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty || (field.type === 'checkbox' && value === false)) {
    return resolve(rules.required, context) === true ? 'an answer is needed.' : undefined;
  }
  return typeFault(field, value) ?? rangeFault(rules, value, context) ?? optionFault(field, value, context);
}

const TYPE_FAULTS: Readonly<Record<string, (field: FormField, value: Json) => string | undefined>> = {
  textfield: textFault,
  textarea: textFault,
  number: (_, value) =>
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
      ? undefined
      : 'must be a number.',
  checkbox: (_, value) => (typeof value === 'boolean' ? undefined : 'must be yes or no.'),
  checklist: listFault,
  taglist: listFault,
  datetime: dateFault,
};

function typeFault(field: FormField, value: Json): string | undefined {
  return TYPE_FAULTS[field.type]?.(field, value);
}

function textFault(_: FormField, value: Json): string | undefined {
  return typeof value === 'string' ? undefined : 'must be text.';
}

function listFault(_: FormField, value: Json): string | undefined {
  return Array.isArray(value) ? undefined : 'must be a list of choices.';
}

const DATES = { date: parseDate, time: parseTime, datetime: parseDateTime };

function dateFault({ subtype }: FormField, value: Json): string | undefined {
  if (typeof value !== 'string') return 'must be text that holds a date or time.';
  const kind = subtype === 'time' || subtype === 'datetime' ? subtype : 'date';
  // Forms leave the seconds out.
  const whole = value.replace(/((?:^|T)\d\d:\d\d)(?!:)/, '$1:00');
  const isWhole = kind !== 'datetime' || whole.includes('T');
  if (isWhole && DATES[kind](whole) !== null) return undefined;
  return `must be a ${kind === 'datetime' ? 'date and time' : kind} in ISO 8601.`;
}

function rangeFault(rules: FieldRules, value: Json, context: Variables): string | undefined {
  const limit = (rule: number | string | undefined) => {
    const resolved = resolve(rule, context);
    return resolved === undefined || resolved === null || resolved === '' ? undefined : Number(resolved);
  };
  const [min, max] = [limit(rules.min), limit(rules.max)];
  if (min !== undefined && Number(value) < min) return `must be at least ${min}.`;
  if (max !== undefined && Number(value) > max) return `must be at most ${max}.`;
  if (typeof value !== 'string') return undefined;
  const [shortest, longest] = [limit(rules.minLength), limit(rules.maxLength)];
  if (shortest !== undefined && value.length < shortest) return `must have at least ${shortest} characters.`;
  if (longest !== undefined && value.length > longest) return `must have at most ${longest} characters.`;
  if (rules.validationType === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return 'must be an e-mail address.';
  if (rules.validationType === 'phone' && !/^\+?[\d\s()/-]{5,}$/.test(value))
    return 'must be a phone number.';
  if (rules.pattern === undefined || matches(value, rules.pattern)) return undefined;
  return 'is not of the form that is asked for.';
}

function optionFault(field: FormField, value: Json, context: Variables): string | undefined {
  const options = optionsOf(field, context);
  if (!options) return undefined;
  const chosen = Array.isArray(value) ? value : [value];
  const allowed = new Set(options.map((option) => JSON.stringify(option)));
  const wrong = chosen.find((choice) => !allowed.has(JSON.stringify(choice)));
  if (wrong === undefined) return undefined;
  return `"${typeof wrong === 'string' ? wrong : JSON.stringify(wrong)}" is none of the choices.`;
}

function optionsOf(field: FormField, context: Variables): Json[] | undefined {
  if (field.values) return field.values.map(({ value }) => value);
  const listed = field.valuesExpression
    ? evaluate(field.valuesExpression, context)
    : context[field.valuesKey ?? ''];
  if (!Array.isArray(listed)) return undefined;
  return listed.map((option) =>
    typeof option === 'object' && option !== null && 'value' in option
      ? (option as Variables).value!
      : option,
  );
}

function resolve(rule: boolean | number | string | undefined, context: Variables): Json | undefined {
  return typeof rule === 'string' && rule.startsWith('=') ? evaluate(rule, context) : rule;
}
