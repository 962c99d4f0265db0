import type { ModdleElement } from 'bpmn-moddle';
import { children, flag, text } from '../../read/moddle.ts';
import { type Breach, breach, type Model, type StandardRule, triggerName, triggersOf } from './breach.ts';

/** Rules about gateways and what leads into and out of them. */
export const checkGateways: StandardRule = function* (model) {
  for (const gateway of model.of('Gateway')) {
    yield* direction(model, gateway);
    if (gateway.$type === 'bpmn:EventBasedGateway') yield* race(model, gateway);
  }
};

function* direction({ incoming, outgoing }: Model, gateway: ModdleElement): Generator<Breach> {
  const into = incoming(gateway).length;
  const out = outgoing(gateway).length;
  const said = text(gateway, 'gatewayDirection');
  if (into < 2 && out < 2 && gateway.$type !== 'bpmn:EventBasedGateway') {
    const what = 'neither splits nor joins: it has at most one flow in and one out.';
    yield breach('gateway-without-choice', gateway, what, 'Remove it, or draw what is missing.');
  }
  const fits =
    (said !== 'Converging' || out < 2) &&
    (said !== 'Diverging' || into < 2) &&
    (said !== 'Mixed' || (into > 1 && out > 1));
  if (fits) return;
  const what = `is marked as ${said?.toLowerCase()}, but has ${into} flows in and ${out} out.`;
  yield breach(
    'gateway-direction',
    gateway,
    what,
    'Remove the mark (gatewayDirection), or correct the flows.',
  );
}

function* race({ incoming, outgoing }: Model, gateway: ModdleElement): Generator<Breach> {
  if (flag(gateway, 'instantiate', false) && incoming(gateway).length > 0) {
    const what = 'starts the process, but a flow leads to it.';
    yield breach(
      'instantiating-with-flow',
      gateway,
      what,
      'Remove the flow, or the mark that it starts the process.',
    );
  }
  const targets = outgoing(gateway).map((flow) => flow.targetRef as ModdleElement | undefined);
  const receives = targets.some((target) => target?.$type === 'bpmn:ReceiveTask');
  const catches = targets.some(
    (target) =>
      target !== undefined && triggersOf(target).some((definition) => triggerName(definition) === 'message'),
  );
  if (!receives || !catches) return;
  const what = 'leads to receive tasks and to message events; BPMN allows only one of the two kinds.';
  yield breach('race-of-two-kinds', gateway, what, 'Use message events for all of them, or receive tasks.');
}

/** Sub-processes and ad-hoc sub-processes that hold what they must not. */
export const checkScopes: StandardRule = function* ({ of }) {
  for (const node of of('AdHocSubProcess')) {
    const inside = children(node, 'flowElements');
    if (!inside.some((one) => one.$type !== 'bpmn:ChoreographyTask' && isActivity(one))) {
      const what = 'holds no activity that could be chosen.';
      yield breach('ad-hoc-empty', node, what, 'Draw at least one activity inside.');
    }
    for (const one of inside.filter(({ $type }) => /^bpmn:(Start|End)Event$/.test($type))) {
      const what = 'stands in an ad-hoc sub-process, which has neither start nor end events.';
      yield breach('ad-hoc-with-event', one, what, 'Remove it.');
    }
  }
  for (const node of of('Transaction')) {
    const method = text(node, 'method') ?? '##Compensate';
    if (/^##(Compensate|Store|Image)$/.test(method) || URL.canParse(method)) continue;
    const what = `has the method “${method}”, which is none of BPMN's and no URI.`;
    yield breach('transaction-method', node, what, 'Write ##Compensate, ##Store, ##Image or a URI.');
  }
};

function isActivity({ $type }: ModdleElement): boolean {
  return /(Task|SubProcess|Activity|Transaction)$/.test($type);
}
