import { compileFeel, isFeel } from '../compile/expression.ts';
import type { ElementDefinition, FlowDefinition } from '../read/definition.ts';

/** The variables that a FEEL text reads; none for a fixed text and for one that cannot be read. */
export function readBy(text: string | undefined): readonly string[] {
  if (text === undefined || !isFeel(text)) return [];
  const compiled = compileFeel(text);
  return compiled.ok ? compiled.result.references : [];
}

/** The texts an element cannot go on with when a variable in them is missing: null is no answer there. */
export function needsOf(element: ElementDefinition, outgoing: readonly FlowDefinition[]): readonly string[] {
  const { loop, message, triggers } = element;
  const messages = [message, ...triggers.map((trigger) => trigger.message)];
  const catches = /^(intermediateCatchEvent|boundaryEvent|receiveTask)$/.test(element.type);
  const texts = [
    ...outgoing.map((flow) => flow.condition),
    loop?.inputCollection,
    loop?.cardinality,
    ...triggers.map(({ timer }) => timer?.text),
    ...(catches ? messages.map((one) => one?.correlationKey) : []),
  ];
  return texts.filter((text) => text !== undefined);
}

/** The variables an element is sure to leave behind for what comes after it. */
export function writtenBy({ outputs, script, decision, loop }: ElementDefinition): readonly string[] {
  const own = [script?.resultVariable, decision?.resultVariable];
  const mapped = outputs.map(({ target }) => target);
  // With an output mapping only what it names leaves the element; out of a loop only its collection does.
  const names = loop?.type === 'multiInstance' ? [loop.outputCollection] : outputs.length > 0 ? mapped : own;
  return names.flatMap((name) => (name ? [name.split('.')[0] ?? ''] : []));
}

/** Variables that exist on the element and inside it only. */
export function localTo({ inputs, loop }: ElementDefinition): readonly string[] {
  const names = inputs.map(({ target }) => target.split('.')[0] ?? '');
  if (loop === undefined) return names;
  return [...names, 'loopCounter', loop.inputElement ?? ''];
}

/** Whether an element may bring variables of which the drawing says nothing: what people, workers and messages give. */
export function bringsAnything(element: ElementDefinition): boolean {
  const { type, job, outputs, call } = element;
  if (element.triggers.some((trigger) => bringing.has(trigger.type)) && !/^endEvent$|Throw/.test(type))
    return true;
  const works = job !== undefined || /^(userTask|receiveTask|adHocSubProcess)$/.test(type);
  const returns = call?.propagateAllChildVariables === true;
  return (works || returns) && outputs.length === 0;
}

const bringing = new Set(['message', 'signal', 'error', 'escalation', 'multiple']);
