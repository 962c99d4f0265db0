import type { ElementDefinition } from '../read/definition.ts';
import type { BehaviourName } from './model.ts';

const fixed: { readonly [type: string]: BehaviourName } = {
  startEvent: 'start-event',
  boundaryEvent: 'pass',
  userTask: 'user-task',
  serviceTask: 'job',
  scriptTask: 'script-task',
  sendTask: 'throw-message',
  receiveTask: 'catch-message',
  businessRuleTask: 'business-rule-task',
  exclusiveGateway: 'exclusive-gateway',
  parallelGateway: 'parallel-gateway',
  inclusiveGateway: 'inclusive-gateway',
  complexGateway: 'complex-gateway',
  eventBasedGateway: 'event-based-gateway',
  subProcess: 'sub-process',
  transaction: 'sub-process',
  eventSubProcess: 'event-sub-process',
  adHocSubProcess: 'ad-hoc-sub-process',
  callActivity: 'call-activity',
};

const events: { readonly [typeAndTrigger: string]: BehaviourName } = {
  'endEvent none': 'end-event',
  'endEvent terminate': 'terminate-end-event',
  'endEvent error': 'error-end-event',
  'endEvent message': 'throw-message',
  'endEvent compensate': 'throw-compensation',
  'endEvent cancel': 'cancel-end-event',
  'endEvent signal': 'throw-event',
  'endEvent escalation': 'throw-event',
  'endEvent multiple': 'throw-event',
  'intermediateThrowEvent none': 'pass',
  'intermediateThrowEvent message': 'throw-message',
  'intermediateThrowEvent signal': 'throw-event',
  'intermediateThrowEvent escalation': 'throw-event',
  'intermediateThrowEvent multiple': 'throw-event',
  'intermediateThrowEvent link': 'throw-link',
  'intermediateThrowEvent compensate': 'throw-compensation',
  'intermediateCatchEvent timer': 'catch-timer',
  'intermediateCatchEvent message': 'catch-message',
  'intermediateCatchEvent signal': 'catch-event',
  'intermediateCatchEvent conditional': 'catch-event',
  'intermediateCatchEvent multiple': 'catch-event',
  'intermediateCatchEvent link': 'pass',
};

/** Which behaviour runs an element; undefined when none does. */
export function behaviourName(element: ElementDefinition): BehaviourName | undefined {
  if (element.job !== undefined) return 'job';
  if (element.type === 'task' || element.type === 'manualTask') {
    const isPlain = element.inputs.length + element.outputs.length === 0 && element.loop === undefined;
    return isPlain ? 'pass' : 'plain-task';
  }
  return fixed[element.type] ?? events[`${element.type} ${triggerOf(element) ?? 'none'}`];
}

/** What triggers an event: `none` for one without event definition; undefined for what is no event. */
export function triggerOf(element: ElementDefinition): string | undefined {
  if (!element.type.endsWith('Event')) return undefined;
  if (element.triggers.length > 1) return 'multiple';
  return element.triggers[0]?.type ?? 'none';
}
