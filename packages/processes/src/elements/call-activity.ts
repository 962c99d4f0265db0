import { activity } from '../behaviour/activity.ts';
import { evaluateToText } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import { visibleFrom } from '../look/visible-variables.ts';

/** Starts a case of another process and waits for its end. */
export const callActivity = activity((turn, element, { key, variables }) => {
  if (element.call === undefined) return undefined;
  const what = `The called process of “${element.name}”`;
  const process = evaluateToText(turn, element.call.process, key, { code: 'expression-failed', what });
  if (process instanceof Fault) return process;
  turn.emit({
    type: 'call.started',
    child: turn.env.newKey(),
    instance: key,
    element: element.id,
    process,
    variables: element.call.propagateAllParentVariables ? visibleFrom(turn.draft, key) : (variables ?? {}),
  });
  return undefined;
});
