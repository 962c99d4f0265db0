import type { ModdleElement } from 'bpmn-moddle';
import { child, children, flag } from '../../read/moddle.ts';
import { type Breach, breach, isA, type Model, type StandardRule } from './breach.ts';

/** Rules about sequence flows and where they begin and end. */
export const checkFlows: StandardRule = function* (model) {
  for (const flow of model.of('SequenceFlow')) yield* ofFlow(model, flow);
  for (const node of model.of('FlowNode')) yield* ofNode(model, node);
  for (const scope of model.of('Process', 'SubProcess')) yield* ofScope(model, scope);
};

function* ofFlow({ outgoing }: Model, flow: ModdleElement): Generator<Breach> {
  const source = child(flow, 'sourceRef');
  if (Object.hasOwn(flow, 'isImmediate') && flag(flow.$parent, 'isExecutable', false)) {
    const what =
      'says whether something may come in between (isImmediate), which an executable process must not.';
    yield breach('flow-immediate', flow, what, 'Remove that attribute.');
  }
  if (child(flow, 'conditionExpression') === undefined) return;
  if (source?.$type === 'bpmn:ParallelGateway') {
    const what =
      'has a condition, but begins at a parallel gateway, which takes all flows whatever they say.';
    yield breach(
      'condition-after-parallel',
      flow,
      what,
      'Remove the condition, or use an inclusive gateway.',
    );
  }
  if (!isA(source, 'Activity')) return;
  if (source === undefined || outgoing(source).length > 1) return;
  const what = 'has a condition, but is the only way out of its activity.';
  yield breach('condition-on-only-flow', flow, what, 'Draw the other way, or remove the condition.');
}

function* ofNode({ incoming, outgoing }: Model, node: ModdleElement): Generator<Breach> {
  const listed = (property: string, flows: readonly ModdleElement[]) =>
    flows.every((flow) => children(node, property).includes(flow)) &&
    children(node, property).every((flow) => flows.includes(flow));
  if (!listed('incoming', incoming(node)) || !listed('outgoing', outgoing(node))) {
    const what = 'does not list the flows that lead to it and from it as they are drawn.';
    yield breach('flows-not-listed', node, what, 'Save the model again with a BPMN editor.');
  }
  if (/^bpmn:Intermediate(Catch|Throw)Event$/.test(node.$type)) yield* ofIntermediate(node, outgoing(node));
  if (node.$type === 'bpmn:ReceiveTask' && flag(node, 'instantiate', false) && incoming(node).length > 0) {
    const what = 'starts the process, but a flow leads to it.';
    yield breach(
      'instantiating-with-flow',
      node,
      what,
      'Remove the flow, or the mark that it starts the process.',
    );
  }
}

function* ofIntermediate(node: ModdleElement, outgoing: readonly ModdleElement[]): Generator<Breach> {
  const isLink = children(node, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:LinkEventDefinition');
  const throwsLink = isLink && node.$type === 'bpmn:IntermediateThrowEvent';
  if (!throwsLink && outgoing.length === 0 && node.$parent?.$type !== 'bpmn:AdHocSubProcess') {
    const what = 'leads nowhere; only an end event may.';
    yield breach('event-leads-nowhere', node, what, 'Draw what happens next, or use an end event.');
  }
}

/** Start and end events belong together on each level. */
function* ofScope({ outgoing }: Model, scope: ModdleElement): Generator<Breach> {
  if (scope.$type === 'bpmn:AdHocSubProcess') return;
  const nodes = children(scope, 'flowElements').filter((node) => isA(node, 'FlowNode'));
  const starts = nodes.filter(({ $type }) => $type === 'bpmn:StartEvent');
  const ends = nodes.filter(({ $type }) => $type === 'bpmn:EndEvent');
  if (starts.length > 0 && ends.length === 0) {
    const what = 'has a start event, but no end event.';
    yield breach('end-event-missing', scope, what, 'Draw an end event where each way ends.');
  }
  for (const node of ends.length > 0 ? nodes : []) {
    if (outgoing(node).length > 0 || !endsBadly(node)) continue;
    const what = 'is the end of a way, but there are end events for that on its level.';
    yield breach('way-without-end-event', node, what, 'Lead it to an end event.');
  }
}

function endsBadly(node: ModdleElement): boolean {
  return (isA(node, 'Activity') || isA(node, 'Gateway')) && !stands(node);
}

/** Reached otherwise than by flows: as a compensation handler, or by its own event. */
function stands(node: ModdleElement): boolean {
  return flag(node, 'isForCompensation', false) || isEventSubProcess(node);
}

export function isEventSubProcess(node: ModdleElement | undefined): boolean {
  return flag(node, 'triggeredByEvent', false);
}
