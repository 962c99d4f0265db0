import { compileExpression, compileUnaryTests, toJson } from '@throughline/feel';
import type { Json, Variables } from '@throughline/processes';
import { nearestName } from '../http/nearest-name.ts';
import { allFields, type FieldRules, type FormField, type FormSchema, VALUE_FIELDS } from './read-form.ts';

/** What is wrong with one answer. */
export interface AnswerFault {
  /** The field's key. */
  readonly place: string;
  readonly sentence: string;
  readonly mend?: string;
}

/**
 * Checks answers against their form on the server, as the page does: a field the form does not have, a value of
 * another type, a missing or impossible one. Fields that are hidden by their condition are neither asked nor taken.
 */
export function checkAnswers(form: FormSchema, answers: Variables, known: Variables): AnswerFault[] {
  const context = { ...known, ...answers };
  const fields = allFields(form).filter(({ type, key }) => VALUE_FIELDS.has(type) && key);
  const keys = fields.map(({ key }) => key!);
  const unknown = Object.keys(answers)
    .filter((name) => !keys.some((key) => key.split('.')[0] === name))
    .map((name): AnswerFault => {
      const near = nearestName(name, keys);
      const mend = near ? `Did you mean "${near}"?` : `The form has: ${keys.join(', ')}.`;
      return { place: name, sentence: `The form has no field "${name}".`, mend };
    });
  const wrong = fields
    .filter((field) => !isHidden(field, context))
    .flatMap((field) => {
      const sentence = faultOf(field, valueAt(answers, field.key!), context);
      return sentence ? [{ place: field.key!, sentence: `${field.label ?? field.key}: ${sentence}` }] : [];
    });
  return [...unknown, ...wrong];
}

/** The value at a field's key, which may be a path: `address.city`. */
export function valueAt(answers: Variables, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (value, name) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? (value as Variables)[name]
          : undefined,
      answers,
    );
}

/** Whether the field's own condition takes it out of the form. */
export function isHidden({ conditional }: FormField, context: Variables): boolean {
  const hide = conditional?.hide;
  if (!hide) return false;
  return evaluate(hide, context) === true;
}

/** form-js allows an expression where a value may stand. */
function evaluate(text: string, context: Variables): Json {
  const source = text.replace(/^=/, '');
  const compiled = compileExpression(source, { names: Object.keys(context) });
  if (compiled.ok) return toJson(compiled.expression.evaluate(context).value);
  const test = compileUnaryTests(source, { names: Object.keys(context) });
  return test.ok ? toJson(test.expression.evaluate(context).value) : null;
}

function faultOf(field: FormField, value: Json | undefined, context: Variables): string | undefined {
  const rules = field.validate ?? {};
  const empty =
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty || (field.type === 'checkbox' && value === false)) {
    return resolve(rules.required, context) === true && !field.disabled ? 'an answer is needed.' : undefined;
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

function dateFault({ subtype = 'date' }: FormField, value: Json): string | undefined {
  if (typeof value !== 'string') return 'must be text that holds a date or time.';
  const shape = { date: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d/, datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d/ }[
    subtype
  ];
  const fits = shape?.test(value) && (subtype === 'time' || !Number.isNaN(Date.parse(value)));
  return fits ? undefined : `must be a ${subtype === 'datetime' ? 'date and time' : subtype} in ISO 8601.`;
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
  return undefined;
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
