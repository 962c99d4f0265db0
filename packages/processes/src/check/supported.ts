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
  'callActivity',
]);

/** What may trigger an event, by its position. */
const triggers: { readonly [position: string]: readonly string[] } = {
  startEvent: ['none', 'timer', 'message'],
  'startEvent inside': ['none'],
  endEvent: ['none', 'message', 'error', 'terminate'],
  intermediateCatchEvent: ['timer', 'message', 'link'],
  intermediateThrowEvent: ['none', 'message', 'link'],
  boundaryEvent: ['timer', 'message', 'error'],
};

const mends: { readonly [type: string]: string } = {
  complexGateway: 'Use exclusive and parallel gateways.',
  eventSubProcess: 'Use boundary events on the activities, or on a sub-process around them.',
  transaction: 'Use an embedded sub-process, and draw what is to be undone.',
  adHocSubProcess: 'Draw the order in which its activities may be done.',
};

/** Refuses by name every element, or element position, that the engine does not run. */
export const checkSupported: Rule = ({ process }) =>
  process.elements.flatMap((element) => {
    if (!kinds.has(element.type)) return [unknownKind(element)];
    return [...unknownTriggers(element), ...standardLoop(element)];
  });

function unknownKind(element: ElementDefinition): Finding {
  const mend = mends[element.type] ?? 'Draw the same with supported elements.';
  return error(element, 'unsupported-element', `${called(element)} cannot be run yet.`, mend);
}

function unknownTriggers(element: ElementDefinition): readonly Finding[] {
  const trigger = triggerOf(element);
  if (trigger === undefined) return [];
  const inside = element.type === 'startEvent' && element.scope !== undefined;
  const allowed = triggers[inside ? 'startEvent inside' : element.type] ?? [];
  if (allowed.includes(trigger)) return [];
  const place = inside ? ' in a sub-process' : '';
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

function standardLoop(element: ElementDefinition): readonly Finding[] {
  if (element.loop?.type !== 'standard') return [];
  const sentence = `${called(element)} has the standard loop marker, which cannot be run yet.`;
  return [
    error(
      element,
      'unsupported-loop',
      sentence,
      'Draw the loop with an exclusive gateway, or use multi-instance.',
    ),
  ];
}
