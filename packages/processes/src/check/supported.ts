import { triggerOf } from '../compile/behaviour-name.ts';
import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, type Rule, words } from './scene.ts';

const kinds = new Set([
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
  'eventBasedGateway',
  'subProcess',
  'eventSubProcess',
  'adHocSubProcess',
  'callActivity',
]);

/** What may trigger an event, by its position. */
const triggers: { readonly [position: string]: readonly string[] } = {
  startEvent: ['none', 'timer', 'message'],
  'startEvent in a sub-process': ['none'],
  'startEvent in an event sub-process': ['timer', 'message', 'error'],
  endEvent: ['none', 'message', 'error', 'terminate'],
  intermediateCatchEvent: ['timer', 'message', 'link'],
  intermediateThrowEvent: ['none', 'message', 'link'],
  boundaryEvent: ['timer', 'message', 'error'],
};

const mends: { readonly [type: string]: string } = {
  complexGateway: 'Use exclusive and parallel gateways.',
  transaction: 'Use an embedded sub-process, and draw what is to be undone.',
};

/** Refuses by name every element, or element position, that the engine does not run. */
export const checkSupported: Rule = ({ process, elementOf }) =>
  process.elements.flatMap((element) => {
    if (!kinds.has(element.type)) return [unknownKind(element)];
    return [...unknownTriggers(element, elementOf.get(element.scope ?? ''))];
  });

function unknownKind(element: ElementDefinition): Finding {
  const mend = mends[element.type] ?? 'Draw the same with supported elements.';
  return error(element, 'unsupported-element', `${called(element)} cannot be run yet.`, mend);
}

function unknownTriggers(
  element: ElementDefinition,
  around: ElementDefinition | undefined,
): readonly Finding[] {
  const trigger = triggerOf(element);
  if (trigger === undefined) return [];
  const place = element.type === 'startEvent' && around ? placeIn(around) : '';
  const allowed = triggers[element.type + place] ?? [];
  if (allowed.includes(trigger)) return [];
  const sentence = `${called(element)} of the kind “${words(trigger)}”${place} cannot be run yet.`;
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
