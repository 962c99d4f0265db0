import { chooseFlows, chooseOneFlow } from '../behaviour/choose-flows.ts';
import { Fault } from '../behaviour/fault.ts';
import { finishInner, giveUpInner } from '../behaviour/loop.ts';
import { setNearest } from '../behaviour/mappings.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { completeInstance } from '../behaviour/pass-through.ts';
import { closeWaits, terminateInside } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { waitOf } from '../look/look-up.ts';
import type { Instance } from '../state.ts';
import { notOpen, rejection } from './rejection.ts';

/**
 * The case goes on behind what stopped, as if it were done: its job is taken back, and the variables given stand for
 * what it would have brought.
 */
export function skipIncident(turn: OpenTurn, command: CommandOf<'skipIncident'>): Rejection | undefined {
  const { incident, variables, reason } = command;
  const wait = waitOf(turn.draft, 'incident', incident);
  if (wait === undefined) return notOpen('incident', incident);
  const instance = turn.instance(wait.instance);
  const element = turn.elementOf(instance);
  const resting = wait.code === 'endless-loop' ? turn.draft.tokens.slice() : [];
  const cause = turn.emit({
    type: 'incident.resolved',
    incident,
    skipped: true,
    ...(reason !== undefined && { reason }),
  });
  if (variables) setNearest(turn, instance.scope, variables);
  const refused = leave(turn, element, instance, command.flow);
  for (const { flow, scope } of resting) turn.send([flow], scope, cause);
  return refused;
}

function leave(
  turn: OpenTurn,
  element: ModelElement,
  { key, scope, loop }: Instance,
  flow: string | undefined,
): Rejection | undefined {
  const flows = loop === undefined ? flowsAfter(turn, element, key, flow) : [];
  if ('code' in flows) return flows;
  terminateInside(turn, key);
  closeWaits(turn, key);
  if (loop === undefined) completeInstance(turn, element, key, scope, flows);
  else if (element.loop?.standard !== undefined) finishInner(turn, element, turn.instance(key));
  else if (element.loop) giveUpInner(turn, element.loop, turn.instance(key));
  return undefined;
}

function flowsAfter(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  flow: string | undefined,
): readonly string[] | Rejection {
  if (flow !== undefined && element.outgoingIds.includes(flow)) return [flow];
  const choose = element.behaviour === 'exclusive-gateway' ? chooseOneFlow : chooseFlows;
  const chosen = choose(turn, element, instance);
  const isUnclear = element.behaviour === 'event-based-gateway' || chosen instanceof Fault;
  if (flow === undefined && !isUnclear) return chosen;
  const ways = element.outgoing.map(({ id, target }) => `${id} (to “${target.name}”)`).join(', ');
  return rejection(
    'invalid',
    flow === undefined
      ? `Behind “${element.name}” it is not clear which way to go on.`
      : `Expected a flow that leaves “${element.name}”, but ${flow} does not.`,
    `Name one of its flows: ${ways}.`,
  );
}
