import { activity } from '../behaviour/activity.ts';
import { openWaits } from '../behaviour/boundaries.ts';
import { chooseFlows } from '../behaviour/choose-flows.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { passThrough } from '../behaviour/pass-through.ts';
import { closeWaits } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Variables } from '../json.ts';
import type { Instance } from '../state.ts';

/** Waits for the events behind it at once; the first one wins, the others are closed. */
export const eventBasedGateway = activity((turn, { outgoing }, instance) =>
  openWaits(
    turn,
    outgoing.map((flow) => flow.target),
    instance.key,
  ),
);

/** The event has happened: the token goes through it without waiting a second time. */
export function winRace(turn: OpenTurn, event: ModelElement, gateway: Instance, brought?: Variables): void {
  const { key, scope, element } = gateway;
  const flow = turn.elementOf(gateway).outgoing.find((one) => one.target === event);
  if (flow === undefined) return;
  closeWaits(turn, key);
  turn.emit({ type: 'element.completed', element, instance: key, flows: [flow.id] });
  passThrough(turn, event, { scope, took: [flow.id] }, chooseFlows, brought);
}
