import { triggerOf } from '../compile/behaviour-name.ts';
import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, type Rule, words } from './scene.ts';

/** Every kind of element that is run. */
export const kinds: ReadonlySet<string> = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'scriptTask',
  'sendTask',
  'receiveTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'subProcess',
  'eventSubProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
]);

/** What may trigger an event, by its position. */
export const triggers: { readonly [position: string]: readonly string[] } = {
  startEvent: ['none', 'timer', 'message', 'signal', 'conditional'],
  'startEvent in a sub-process': ['none'],
  'startEvent in an event sub-process': [
    ...['timer', 'message', 'signal', 'error', 'escalation', 'conditional', 'compensate'],
  ],
  endEvent: ['none', 'message', 'signal', 'compensate', 'cancel', 'error', 'escalation', 'terminate'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'conditional', 'link'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'compensate', 'link'],
  boundaryEvent: [
    ...['timer', 'message', 'signal', 'error', 'escalation', 'conditional', 'compensate', 'cancel'],
  ],
};

/** Refuses by name every element, or element position, that the engine does not run. */
export const checkSupported: Rule = ({ process, elementOf }) =>
  process.elements.flatMap((element) => {
    if (!kinds.has(element.type)) return [unknownKind(element)];
    return [...unknownTriggers(element, elementOf.get(element.scope ?? ''))];
  });

function unknownKind(element: ElementDefinition): Finding {
  const mend = 'Draw the same with elements of a process.';
  return error(
    element,
    'unsupported-element',
    `${called(element)} is no element of a process that can be run.`,
    mend,
  );
}

function unknownTriggers(
  element: ElementDefinition,
  around: ElementDefinition | undefined,
): readonly Finding[] {
  const trigger = triggerOf(element);
  if (trigger === undefined) return [];
  const place = element.type === 'startEvent' && around ? placeIn(around) : '';
  const allowed = triggers[element.type + place] ?? [];
  const kinds = trigger === 'multiple' ? element.triggers.map(({ type }) => type) : [trigger];
  const wrong = kinds.find((kind) => !allowed.includes(kind));
  if (wrong === undefined) return [];
  const sentence = `${called(element)} of the kind “${words(wrong)}”${place} stands where BPMN does not allow that kind.`;
  return [
    error(
      element,
      'unsupported-event',
      sentence,
      `Use one of the kinds that work there: ${allowed.join(', ')}.`,
    ),
  ];
}

function placeIn(around: ElementDefinition): string {
  return around.type === 'eventSubProcess' ? ' in an event sub-process' : ' in a sub-process';
}
