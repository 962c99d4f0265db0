import { giveUpInner } from '../behaviour/loop.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { closeWaits, finishInstance, terminate, terminateInside } from '../behaviour/scope.ts';
import type { CommandOf, Destination, Origin } from '../command.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { instanceOf, isBusy } from '../look/look-up.ts';
import { rejection } from './rejection.ts';
import { scopeFor } from './scope-for.ts';

const LOOK_AGAIN = 'Load the case again to see where it stands.';

/**
 * Takes tokens out, and puts others in, at any place and in any scope: first all that goes, then all that comes. A
 * scope in which nothing is left ends; a case in which nothing would be left is not meant.
 */
export function moveTokens(turn: OpenTurn, command: CommandOf<'moveTokens'>): Rejection | undefined {
  const { steps, reason } = command;
  turn.emit({ type: 'tokens.moved', steps, ...(reason !== undefined && { reason }) });
  const left: Key[] = [];
  for (const { from } of steps) {
    if (from === undefined) continue;
    const scope = takeOut(turn, from);
    if (typeof scope !== 'string') return scope;
    left.push(scope);
  }
  let at = 0;
  for (const { from, to } of steps) {
    const near = from && left[at++];
    const refused = to && turn.draft.ended === undefined ? putIn(turn, to, near) : undefined;
    if (refused !== undefined) return refused;
  }
  return endEmptied(turn, left);
}

/** The scope it was in. */
function takeOut(turn: OpenTurn, from: Origin): Key | Rejection {
  turn.cause = 0;
  if ('flow' in from) return takeToken(turn, from);
  const instance = instanceOf(turn.draft, from.instance);
  if (instance === undefined) {
    const sentence = `Expected an open element instance ${from.instance}, but this case has none.`;
    return rejection('not-found', sentence, LOOK_AGAIN);
  }
  takeInstance(turn, instance.key);
  return instance.scope;
}

/**
 * One run of a multi-instance activity counts as done without a result, what is being compensated as compensated:
 * else others would wait for it for ever.
 */
function takeInstance(turn: OpenTurn, key: Key): void {
  const instance = turn.instance(key);
  const { loop } = turn.elementOf(instance);
  if (instance.compensatedBy !== undefined) {
    terminateInside(turn, key);
    finishInstance(turn, key);
    return;
  }
  if (instance.loop === undefined || loop === undefined || loop.standard !== undefined) {
    terminate(turn, key);
    return;
  }
  terminateInside(turn, key);
  closeWaits(turn, key);
  giveUpInner(turn, loop, turn.instance(key));
}

function takeToken(
  turn: OpenTurn,
  { flow, scope: wanted }: Extract<Origin, { flow: string }>,
): Key | Rejection {
  const resting = turn.draft.tokens.filter(
    (token) => token.flow === flow && (wanted === undefined || token.scope === wanted),
  );
  const [token] = resting;
  const scopes = new Set(resting.map(({ scope }) => scope));
  if (token === undefined || scopes.size > 1) {
    const found =
      token === undefined ? 'there is none' : `there are some in the scopes ${[...scopes].join(', ')}`;
    return rejection('not-found', `Expected one token that rests on ${flow}, but ${found}.`, LOOK_AGAIN);
  }
  turn.emit({ type: 'token.removed', flow, scope: token.scope });
  return token.scope;
}

function putIn(turn: OpenTurn, to: Destination, near: Key | undefined): Rejection | undefined {
  turn.cause = 0;
  return 'flow' in to ? putToken(turn, to, near) : begin(turn, to, near);
}

function putToken(
  turn: OpenTurn,
  { flow, scope: wanted }: Extract<Destination, { flow: string }>,
  near: Key | undefined,
): Rejection | undefined {
  const found = turn.model.flowOf.get(flow);
  if (found === undefined)
    return rejection('invalid', `Expected a flow ${flow} in the process, but it has none.`);
  const scope = scopeFor(turn, found.source.parent, { wanted, near });
  if (typeof scope !== 'string') return scope;
  const cause = turn.emit({ type: 'token.added', flow, scope });
  turn.send([flow], scope, cause);
  return undefined;
}

/** Puts a token before an element; the sub-process around is entered when it is not open. */
export function begin(
  turn: OpenTurn,
  { element: id, scope: wanted }: Extract<Destination, { element: string }>,
  near: Key | undefined,
): Rejection | undefined {
  const element = turn.model.elementOf.get(id);
  if (element === undefined)
    return rejection('invalid', `Expected an element ${id} in the process, but it has none.`);
  const refused = mustBegin(element);
  if (refused !== undefined) return refused;
  const scope = scopeFor(turn, element.parent, { wanted, near });
  if (typeof scope !== 'string') return scope;
  turn.behaviour(element).activate(turn, element, { scope });
  return undefined;
}

/** What no token ever reaches cannot be begun by one. */
function mustBegin({ kind, name }: ModelElement): Rejection | undefined {
  if (kind !== 'boundaryEvent' && kind !== 'eventSubProcess') return undefined;
  const sentence = `No token can be put at “${name}”: it happens, nothing leads there.`;
  return rejection('invalid', sentence, 'Name an element behind or inside it.');
}

/** Ends the scopes out of which the last token was taken, from the inside outwards. */
function endEmptied(turn: OpenTurn, left: readonly Key[]): Rejection | undefined {
  const { draft } = turn;
  for (let scope of left) {
    while (draft.ended === undefined && !isBusy(draft, scope)) {
      if (scope === draft.key) {
        return rejection(
          'invalid',
          'Nothing would be left in the case.',
          'Cancel it, or add a token elsewhere.',
        );
      }
      const instance = instanceOf(draft, scope);
      if (instance === undefined) break;
      turn.cause = 0;
      takeInstance(turn, scope);
      scope = instance.scope;
    }
  }
  return undefined;
}
