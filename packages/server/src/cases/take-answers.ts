import type { Json, Variables } from '@throughline/processes';
import {
  allFields,
  checkAnswers,
  type FormField,
  type FormSchema,
  isHidden,
  VALUE_FIELDS,
  valueAt,
} from '../definitions/definitions.ts';
import { problem } from '../http/problem.ts';

/**
 * The answers of a form, checked on the server. Only what its visible, enabled fields ask for is taken; a read-only
 * field gives a value only where the case has none yet.
 * @throws Problem `invalid-input` whose place is the key of the first field that is wrong.
 */
export function takeAnswers(form: FormSchema, answers: Variables, known: Variables): Variables {
  const faults = checkAnswers(form, answers, known);
  const [first] = faults;
  if (first) {
    const more = faults.length > 1 ? ` There are ${faults.length} such fields in all.` : '';
    throw problem('invalid-input', first.sentence + more, {
      place: first.place,
      ...(first.mend === undefined ? {} : { mend: first.mend }),
      findings: faults,
    });
  }
  const context = { ...known, ...answers };
  const taken: Record<string, Json> = {};
  for (const field of allFields(form)) {
    if (!VALUE_FIELDS.has(field.type) || !field.key || !gives(field, known, context)) continue;
    const value = valueAt(answers, field.key);
    if (value !== undefined) put(taken, field.key.split('.'), value);
  }
  return taken;
}

function gives(field: FormField, known: Variables, context: Variables): boolean {
  if (field.disabled || isHidden(field, context)) return false;
  return field.readonly !== true || valueAt(known, field.key!) === undefined;
}

function put(into: Record<string, Json>, [name, ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) into[name!] = value;
  else {
    const inner = { ...(into[name!] as Record<string, Json> | undefined) };
    put(inner, rest, value);
    into[name!] = inner;
  }
}
