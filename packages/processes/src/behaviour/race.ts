import type { ModelElement } from '../compile/model.ts';
import type { Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { chooseFlows } from './choose-flows.ts';
import type { OpenTurn } from './open-turn.ts';
import { passThrough } from './pass-through.ts';
import { closeWaits } from './scope.ts';

/** One of the events behind an event-based gateway has happened: the token goes through it without waiting a second time. */
export function winRace(turn: OpenTurn, event: ModelElement, gateway: Instance, brought?: Variables): void {
  const { key, scope, element } = gateway;
  const flow = turn.elementOf(gateway).outgoing.find((one) => one.target === event);
  if (flow === undefined) return;
  closeWaits(turn, key);
  turn.emit({ type: 'element.completed', element, instance: key, flows: [flow.id] });
  passThrough(turn, event, { scope, took: [flow.id] }, chooseFlows, brought);
}
