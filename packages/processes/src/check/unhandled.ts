import type { Finding } from '../finding.ts';
import type { ElementDefinition, TriggerDefinition } from '../read/definition.ts';
import { advice, called, type Rule, type Scene } from './scene.ts';

/**
 * Errors and escalations that leave a sub-process without anything around that catches them. Those of the top level
 * are for a calling process to catch.
 */
export const checkUnhandled: Rule = (scene) =>
  scene.process.elements.flatMap((element) => {
    if (element.scope === undefined) return [];
    const thrown = element.triggers.find(({ type }) => type === 'error' || type === 'escalation');
    const throws = element.type === 'endEvent' || element.type === 'intermediateThrowEvent';
    if (thrown === undefined || !throws || isCaught(scene, element, thrown)) return [];
    return [thrown.type === 'error' ? errorUnhandled(element, thrown) : escalationUnhandled(element, thrown)];
  });

function errorUnhandled(element: ElementDefinition, { error }: TriggerDefinition): Finding {
  const sentence = `${called(element)} throws the error “${error?.code ?? ''}”, which nothing around it catches: it ends the whole case.`;
  const mend =
    'Put an error boundary event on the sub-process, or use a terminate end event if the case shall end.';
  return advice(element, 'error-unhandled', sentence, mend);
}

function escalationUnhandled(element: ElementDefinition, { escalation }: TriggerDefinition): Finding {
  const sentence = `${called(element)} throws the escalation “${escalation?.code ?? ''}”, which nothing around it catches: it has no effect.`;
  const mend = 'Put an escalation boundary event on the sub-process, or use an event without trigger.';
  return advice(element, 'escalation-unhandled', sentence, mend);
}

/** Boundary events on the sub-processes around, and event sub-processes on each of their levels. */
function isCaught(
  { process, elementOf }: Scene,
  element: ElementDefinition,
  thrown: TriggerDefinition,
): boolean {
  const around: (string | undefined)[] = [];
  for (let scope = element.scope; scope !== undefined; scope = elementOf.get(scope)?.scope)
    around.push(scope);
  return process.elements.some((other) => {
    if (!other.triggers.some((trigger) => catches(trigger, thrown))) return false;
    if (other.type === 'boundaryEvent') return around.includes(other.attachedTo);
    const event = elementOf.get(other.scope ?? '');
    const inside = event !== undefined && event.scope !== undefined && !around.includes(event.scope);
    return (
      other.type === 'startEvent' &&
      event?.type === 'eventSubProcess' &&
      !inside &&
      !around.includes(event.id)
    );
  });
}

function catches(trigger: TriggerDefinition, thrown: TriggerDefinition): boolean {
  if (trigger.type !== thrown.type) return false;
  const [caught, code] =
    thrown.type === 'error'
      ? [trigger.error?.code, thrown.error?.code]
      : [trigger.escalation?.code, thrown.escalation?.code];
  return caught === undefined || caught === code;
}
