import type { ModdleElement } from 'bpmn-moddle';
import { child, children, flag, text } from '../../read/moddle.ts';
import {
  type Breach,
  breach,
  isA,
  type Model,
  type StandardRule,
  triggerName,
  triggersOf,
} from './breach.ts';
import { isEventSubProcess } from './flows.ts';

/** Rules about events: what may trigger them where they stand, and what their triggers must say. */
export const checkEvents: StandardRule = function* (model) {
  for (const event of model.of('Event')) {
    yield* besides(event);
    for (const definition of triggersOf(event)) yield* ofTrigger(event, definition);
    yield* reused(event);
  }
  yield* links(model);
};

/** What always ends what it happens in cannot stand beside it. */
function* besides(event: ModdleElement): Generator<Breach> {
  const isBoundary = event.$type === 'bpmn:BoundaryEvent';
  const interrupts = isBoundary ? flag(event, 'cancelActivity', true) : flag(event, 'isInterrupting', true);
  if (interrupts || !(isBoundary || isEventSubProcess(event.$parent))) return;
  const trigger = triggersOf(event)
    .map(triggerName)
    .find((one) => one === 'compensate' || (one === 'error' && !isBoundary));
  if (trigger === undefined) return;
  const what = `has the trigger “${trigger}”, but is marked as not interrupting, which BPMN does not allow.`;
  yield breach('trigger-not-beside', event, what, 'Mark it as interrupting, or choose another trigger.');
}

function* ofTrigger(event: ModdleElement, definition: ModdleElement): Generator<Breach> {
  const trigger = triggerName(definition);
  if (trigger === 'message') {
    if (child(definition, 'messageRef') !== undefined && child(definition, 'operationRef') === undefined) {
      yield breach(
        'operation-missing',
        event,
        'does not name the operation that its message belongs to.',
        'Choose an operation (operationRef); nothing here needs it.',
      );
    }
  }
  if (trigger === 'timer') {
    const times = ['timeDate', 'timeDuration', 'timeCycle'].filter((one) => child(definition, one));
    if (times.length > 1) {
      const what = `says ${times.length} times when: ${times.join(', ')}.`;
      yield breach('timer-ambiguous', event, what, 'Keep one of them.');
    }
  }
  if (event.$type === 'bpmn:EndEvent' && (trigger === 'escalation' || trigger === 'error')) {
    const thrown = child(definition, `${trigger}Ref`);
    if (text(thrown, `${trigger}Code`) === undefined) {
      const what = `throws an ${trigger} that has no code.`;
      yield breach('thrown-without-code', event, what, `Choose an ${trigger} that has a code.`);
    }
  }
}

/** Only definitions that stand for themselves may be used by several events. */
function* reused(event: ModdleElement): Generator<Breach> {
  for (const definition of children(event, 'eventDefinitionRef')) {
    if (definition.$parent === undefined || definition.$parent.$type === 'bpmn:Definitions') continue;
    const what = 'uses an event definition that belongs to another event.';
    yield breach('definition-not-reusable', event, what, 'Give it a definition of its own.');
  }
}

/** Links come in pairs of one level, by name; where they point at each other, they point right. */
function* links({ of }: Model): Generator<Breach> {
  const definitions = of('LinkEventDefinition').filter((one) => isA(one.$parent, 'Event'));
  for (const definition of definitions) {
    const event = definition.$parent as ModdleElement;
    const isReached = definitions.some(
      (other) =>
        isA(other.$parent, 'ThrowEvent') &&
        other.$parent?.$parent === event.$parent &&
        (text(other, 'name') === text(definition, 'name') || pointsAt(other, definition)),
    );
    if (isA(event, 'CatchEvent') && !isReached) {
      const what = 'is reached from no link on its level.';
      yield breach(
        'link-alone',
        event,
        what,
        'Draw the other end of the link on the same level, with the same name.',
      );
    }
    const target = child(definition, 'target');
    if (target === undefined || children(target, 'source').includes(definition)) continue;
    const what = 'points at a link target that does not know it.';
    yield breach(
      'link-points-wrong',
      event,
      what,
      'Let both ends of the link point at each other, or neither.',
    );
  }
}

function pointsAt(one: ModdleElement, other: ModdleElement): boolean {
  return child(one, 'target') === other || children(one, 'source').includes(other);
}
