import type { Finding } from '../../finding.ts';
import { called } from '../scene.ts';
import { inWords, type Level, severityOf } from './level.ts';
import type { Node } from './net.ts';
import { pathTo } from './path.ts';
import type { State } from './search.ts';

/** Places where tokens can be left for ever. */
export function* deadlocks(level: Level): Generator<Finding> {
  const stuck = firstStuck(level);
  const { ends, cut, circles } = level.search;
  const sure = !ends && !cut && circles.length === 0 && stuck.size === 1;
  for (const [node, state] of stuck) {
    const { code, reason, mend } = reasonOf(level, node, state, sure);
    const sentence = `${called(node.element)} ${reason}`;
    yield { ...severityOf(level)(node.element, code, sentence, mend), path: pathTo(state, level.net) };
  }
}

/** By element: the first state in which it stands still; in each state only the earliest on the way, for others wait for it. */
function firstStuck({ net, search }: Level): ReadonlyMap<Node, State> {
  const first = new Map<Node, State>();
  const order = net.nodes.toSorted((one, other) => one.rank - other.rank);
  for (const state of search.stuck) {
    const node = order.find(({ into }) => into.some((place) => state.marking[place] !== 0));
    if (node !== undefined && !first.has(node)) first.set(node, state);
  }
  return first;
}

interface Reason {
  readonly code: string;
  readonly reason: string;
  readonly mend: string;
}

function reasonOf({ net, search }: Level, node: Node, { marking }: State, sure: boolean): Reason {
  if (node.outcomes.length === 0) return noWayOut;
  const from = (places: readonly number[]) =>
    inWords(
      places.flatMap((place) => net.places[place]?.flow?.source ?? []),
      net,
    );
  const here = from(node.into.filter((place) => marking[place] !== 0));
  const missing = from(node.into.filter((place) => marking[place] === 0));
  const waits = sure ? 'waits for ever in every run' : 'can wait for ever';
  if (node.enters !== 'awaited')
    return notJoined(`${waits}: a token from ${here} is there, but none comes from ${missing}.`);
  const never = search.entered.has(node) ? waits : 'can never go on';
  return inACircle(
    `${never}: a token from ${here} is there, and those that may come from ${missing} wait in turn.`,
  );
}

const noWayOut: Reason = {
  code: 'deadlock',
  reason: 'cannot be left: none of its flows can ever be taken.',
  mend: 'Give it a default flow, or correct its conditions.',
};

function notJoined(reason: string): Reason {
  const mend =
    'Join only branches that always run together; bring alternatives together with an exclusive gateway.';
  return { code: 'deadlock', reason, mend };
}

function inACircle(reason: string): Reason {
  return {
    code: 'inclusive-join-stuck',
    reason,
    mend: 'Draw the joins so that none of them waits for another that waits for it.',
  };
}
