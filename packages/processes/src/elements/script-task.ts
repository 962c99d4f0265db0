import { activity, finishActivity } from '../behaviour/activity.ts';
import { evaluate } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import { setNearest } from '../behaviour/mappings.ts';
import { keepsResult } from '../compile/keeps-result.ts';

/** Evaluates a FEEL expression into a variable. */
export const scriptTask = activity((turn, element, instance) => {
  if (element.script === undefined) return undefined;
  const { expression, resultVariable } = element.script;
  const what = `The script of “${element.name}”`;
  const value = evaluate(turn, expression, instance.key, { code: 'script-failed', what });
  if (value instanceof Fault) return value;
  const values = { [resultVariable]: value };
  if (keepsResult(element)) turn.emit({ type: 'variables.set', scope: instance.key, values });
  else setNearest(turn, instance.key, values);
  finishActivity(turn, element, instance);
  return undefined;
});
