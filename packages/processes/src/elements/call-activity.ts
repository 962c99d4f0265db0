import { activity } from '../behaviour/activity.ts';
import { evaluateToText } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { ModelElement } from '../compile/model.ts';
import type { CallBinding } from '../event.ts';
import type { Key } from '../json.ts';
import { visibleFrom } from '../look/visible-variables.ts';

/** Starts a case of another process and waits for its end. */
export const callActivity = activity((turn, element, { key, variables }) => {
  if (element.call === undefined) return undefined;
  const what = `The called process of “${element.name}”`;
  const process = evaluateToText(turn, element.call.process, key, { code: 'expression-failed', what });
  if (process instanceof Fault) return process;
  const binding = bindingOf(turn, element, key);
  if (binding instanceof Fault) return binding;
  turn.emit({
    type: 'call.started',
    child: turn.env.newKey(),
    instance: key,
    element: element.id,
    process,
    ...(binding && { binding }),
    variables: element.call.propagateAllParentVariables ? visibleFrom(turn.draft, key) : (variables ?? {}),
  });
  return undefined;
});

/** Which version is called; a number or tag in FEEL is worked out when it is called. */
function bindingOf(turn: OpenTurn, element: ModelElement, key: Key): CallBinding | undefined | Fault {
  const binding = element.call?.binding;
  if (binding === undefined || binding.kind === 'deployment') return binding;
  const text = binding.kind === 'version' ? binding.version : binding.tag;
  const what = `The version of the process that “${element.name}” calls`;
  const value = evaluateToText(turn, text, key, { code: 'expression-failed', what });
  if (value instanceof Fault) return value;
  if (binding.kind === 'versionTag') return { kind: 'versionTag', tag: value };
  const version = Number(value);
  if (Number.isSafeInteger(version) && version > 0) return { kind: 'version', version };
  return new Fault('expression-failed', `${what} should be a whole number from 1, but is “${value}”.`);
}
