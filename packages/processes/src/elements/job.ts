import { activity } from '../behaviour/activity.ts';
import { evaluateToText, inWords, valueOfText } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { Text } from '../compile/expression.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { visibleFrom } from '../look/visible-variables.ts';

const MOST_RETRIES = 1000;

/** Work for a worker: a service task, or any task or event with a task definition. */
export const job = activity((turn, element, { key }) => {
  if (element.job === undefined) return undefined;
  const what = `The job type of “${element.name}”`;
  const jobType = evaluateToText(turn, element.job.type, key, { code: 'expression-failed', what });
  if (jobType instanceof Fault) return jobType;
  const retries = retriesOf(turn, element, element.job.retries, key);
  if (retries instanceof Fault) return retries;
  turn.emit({
    type: 'job.created',
    job: turn.env.newKey(),
    instance: key,
    element: element.id,
    jobType,
    retries,
    ...(element.job.headers && { headers: element.job.headers }),
    variables: visibleFrom(turn.draft, key),
  });
  return undefined;
});

function retriesOf(turn: OpenTurn, element: ModelElement, text: Text, scope: Key): number | Fault {
  const what = `The number of retries of “${element.name}”`;
  const value = valueOfText(turn, text, scope, { code: 'expression-failed', what });
  if (value instanceof Fault) return value;
  const retries = Number(value);
  if (Number.isInteger(retries) && retries > 0 && retries <= MOST_RETRIES) return retries;
  return new Fault(
    'expression-failed',
    `${what} should be a whole number from 1 to ${MOST_RETRIES}, but is ${inWords(value)}.`,
  );
}
