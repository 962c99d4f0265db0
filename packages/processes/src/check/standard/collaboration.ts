import type { ModdleElement } from 'bpmn-moddle';
import { child, children } from '../../read/moddle.ts';
import {
  type Breach,
  breach,
  isA,
  type Model,
  type StandardRule,
  triggerName,
  triggersOf,
} from './breach.ts';

/** Rules about pools, message flows, conversations and choreographies. */
export const checkCollaboration: StandardRule = function* (model) {
  for (const multiplicity of model.of('ParticipantMultiplicity')) yield* multiplied(multiplicity);
  for (const flow of model.of('MessageFlow')) yield* messageFlow(model, flow);
  for (const one of model.of('GlobalConversation')) yield* globalConversation(one);
  for (const one of model.of('Choreography')) {
    if (children(one, 'choreographyRef').length === 0) continue;
    const what = 'refers to another choreography, which only a collaboration may.';
    yield breach('choreography-refers', one, what, 'Remove the reference.');
  }
};

function* multiplied(multiplicity: ModdleElement): Generator<Breach> {
  const owner = multiplicity.$parent ?? multiplicity;
  const least = typeof multiplicity.minimum === 'number' ? multiplicity.minimum : 0;
  const most = typeof multiplicity.maximum === 'number' ? multiplicity.maximum : 1;
  if (least >= 0 && most >= Math.max(1, least)) return;
  const what = `takes part from ${least} to ${most} times, which cannot be.`;
  yield breach(
    'multiplicity',
    owner,
    what,
    'Write a smallest number from 0 on, and a largest that is not below it.',
  );
}

function* messageFlow({ of }: Model, flow: ModdleElement): Generator<Breach> {
  const source = child(flow, 'sourceRef');
  const target = child(flow, 'targetRef');
  const pools = of('Participant');
  if (source === undefined || target === undefined) return;
  if (isA(flow.$parent, 'Collaboration') && poolOf(source, pools) === poolOf(target, pools)) {
    const what = 'begins and ends in the same pool.';
    yield breach('message-flow-inside', flow, what, 'Use a sequence flow, or draw the other pool.');
  }
  for (const end of [source, target]) {
    if (!isA(end, 'ChoreographyActivity')) continue;
    const what = 'ends at an activity of a choreography.';
    yield breach('message-flow-choreography', flow, what, 'Lead it to a pool, an activity or an event.');
  }
  yield* endOf(flow, source, 'from', sends);
  yield* endOf(flow, target, 'to', receives);
}

/** An event at the end of a message flow throws or catches a message. */
function* endOf(
  flow: ModdleElement,
  end: ModdleElement,
  way: 'from' | 'to',
  fits: (event: ModdleElement) => boolean,
): Generator<Breach> {
  if (!isA(end, 'Event') || fits(end)) return;
  const what = `leads ${way} an event that does not ${way === 'from' ? 'send' : 'receive'} a message.`;
  yield breach('message-flow-event', flow, what, 'Give that event a message as trigger, or move the flow.');
}

function sends(event: ModdleElement): boolean {
  return isA(event, 'ThrowEvent') && triggersOf(event).some((one) => triggerName(one) === 'message');
}

function receives(event: ModdleElement): boolean {
  return isA(event, 'CatchEvent') && triggersOf(event).some((one) => triggerName(one) === 'message');
}

/** The pool an element lies in, or is; its process where no pool shows it. */
function poolOf(end: ModdleElement, pools: readonly ModdleElement[]): ModdleElement | undefined {
  if (isA(end, 'Participant')) return end;
  let around: ModdleElement | undefined = end;
  while (around !== undefined && !isA(around, 'Process')) around = around.$parent;
  return pools.find((pool) => child(pool, 'processRef') === around) ?? around;
}

function* globalConversation(one: ModdleElement): Generator<Breach> {
  const inside = [...children(one, 'conversations'), ...children(one, 'artifacts')];
  if (inside.length === 0) return;
  const what = 'holds more than participants, message flows and correlation keys.';
  yield breach('global-conversation', one, what, 'Remove the rest, or use a collaboration.');
}
