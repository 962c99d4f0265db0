import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { OpenTurn } from './open-turn.ts';

/** The incoming flows of a join on which a token rests. */
export function flowsWithToken({ draft }: OpenTurn, join: ModelElement, scope: Key): readonly string[] {
  const resting = new Set(draft.tokens.flatMap((token) => (token.scope === scope ? [token.flow] : [])));
  return join.incoming.map((flow) => flow.id).filter((id) => resting.has(id));
}

/**
 * Whether a join has to wait for a token on one of the `empty` flows: when somewhere in its scope is one that
 * can come there and cannot come to a flow that has one already (BPMN 2.0.2, 13.4.3).
 */
export function isAwaited(
  turn: OpenTurn,
  { reach }: ModelElement,
  scope: Key,
  empty: readonly string[],
  filled: readonly string[],
): boolean {
  if (reach === undefined || empty.length === 0) return false;
  const comes = (place: string) => empty.some((flow) => reach.get(flow)?.has(place));
  const comesAnyway = (place: string) => filled.some((flow) => reach.get(flow)?.has(place));
  const awaits = (place: string) => comes(place) && !comesAnyway(place);
  const { tokens, instances } = turn.draft;
  return (
    tokens.some((token) => token.scope === scope && awaits(token.flow)) ||
    instances.some(
      (instance) =>
        instance.scope === scope && instance.compensatedBy === undefined && awaits(instance.element),
    )
  );
}
