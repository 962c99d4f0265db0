import type { Variables } from '@throughline/processes';
import { checkAnswers, type FormSchema } from '../definitions/definitions.ts';
import { problem } from '../http/problem.ts';

/**
 * The answers of a form, checked on the server: what counts of them.
 * @throws Problem `invalid-input` whose place is the key of the first field that is wrong.
 */
export function takeAnswers(form: FormSchema, answers: Variables, known: Variables): Variables {
  const { faults, taken } = checkAnswers(form, answers, known);
  const [first] = faults;
  if (!first) return taken;
  const more = faults.length > 1 ? ` There are ${faults.length} such fields in all.` : '';
  throw problem('invalid-input', first.sentence + more, {
    place: first.place,
    ...(first.mend === undefined ? {} : { mend: first.mend }),
    findings: faults,
  });
}
