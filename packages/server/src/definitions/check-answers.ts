import type { Json, Variables } from '@throughline/processes';
import { nearestName } from '../http/nearest-name.ts';
import { faultOf } from './check-value.ts';
import { evaluate } from './form-expression.ts';
import { allFields, type FormField, type FormSchema, VALUE_FIELDS } from './read-form.ts';

/** What is wrong with one answer. */
export interface AnswerFault {
  /** The field's key. */
  readonly place: string;
  readonly sentence: string;
  readonly mend?: string;
}

/** The answers of a form that count, and what is wrong with them. */
export interface CheckedAnswers {
  readonly faults: readonly AnswerFault[];
  readonly taken: Variables;
}

/**
 * Checks answers against their form on the server, as the page does: a field the form does not have, a value of
 * another type, a missing or impossible one. Only what its visible, enabled fields ask for is taken; a read-only field
 * gives a value only where `known` has none yet, so that nobody moves the limits a form shows.
 */
export function checkAnswers(form: FormSchema, answers: Variables, known: Variables): CheckedAnswers {
  const fields = allFields(form).filter(isAsked);
  const enabled = fields.filter((field) => isEnabled(field, known));
  const context = withAnswers(known, enabled, answers);
  const asked = enabled.filter((field) => !isHidden(field, context));
  const wrong = asked.flatMap((field): AnswerFault[] => {
    const sentence = faultOf(field, valueAt(answers, field.key), context);
    return sentence ? [{ place: field.key, sentence: `${field.label ?? field.key}: ${sentence}` }] : [];
  });
  return { faults: [...unknownNames(fields, answers), ...wrong], taken: withAnswers({}, asked, answers) };
}

type AskedField = FormField & { readonly key: string };

function isAsked(field: FormField): field is AskedField {
  return VALUE_FIELDS.has(field.type) && field.key !== undefined && field.key !== '';
}

function isEnabled({ key, disabled, readonly = false }: AskedField, known: Variables): boolean {
  if (disabled) return false;
  const isReadonly = typeof readonly === 'string' ? evaluate(readonly, known) === true : readonly;
  return !isReadonly || valueAt(known, key) === undefined;
}

/** Whether the field's own condition takes it out of the form. */
function isHidden({ conditional }: FormField, context: Variables): boolean {
  return conditional?.hide ? evaluate(conditional.hide, context) === true : false;
}

function unknownNames(fields: readonly AskedField[], answers: Variables): AnswerFault[] {
  const keys = fields.map(({ key }) => key);
  return Object.keys(answers)
    .filter((name) => !keys.some((key) => key.split('.')[0] === name))
    .map((name): AnswerFault => {
      const near = nearestName(name, keys);
      const mend = near ? `Did you mean "${near}"?` : `The form has: ${keys.join(', ')}.`;
      return { place: name, sentence: `The form has no field "${name}".`, mend };
    });
}

/** The value at a field's key, which may be a path: `address.city`. */
function valueAt(values: Variables, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, name) => {
    const isContext = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isContext && Object.hasOwn(value, name) ? (value as Variables)[name] : undefined;
  }, values);
}

/** The given values with what the answers have for these fields in their places. */
function withAnswers(values: Variables, fields: readonly AskedField[], answers: Variables): Variables {
  return fields.reduce((before, { key }) => {
    const value = valueAt(answers, key);
    return value === undefined ? before : put(before, key.split('.'), value);
  }, values);
}

function put(into: Variables, [name = '', ...rest]: readonly string[], value: Json): Variables {
  if (rest.length === 0) return { ...into, [name]: value };
  const inner = Object.hasOwn(into, name) ? into[name] : undefined;
  const isContext = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { ...into, [name]: put(isContext ? (inner as Variables) : {}, rest, value) };
}
