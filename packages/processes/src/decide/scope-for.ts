import { enterScope } from '../behaviour/enter-scope.ts';
import { Fault } from '../behaviour/fault.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import { rejection } from './rejection.ts';

export interface Wish {
  /** The scope somebody named. */
  readonly wanted?: Key | undefined;
  /** Where the token was before: a scope around that counts first. */
  readonly near?: Key | undefined;
}

/** The scope for something in this sub-process (the case without one); it is entered when it is not open yet. */
export function scopeFor(turn: OpenTurn, place: ModelElement | undefined, wish: Wish): Key | Rejection {
  const { draft } = turn;
  if (place === undefined) return draft.key;
  const open = draft.instances
    .filter((one) => one.element === place.id && (place.loop === undefined || one.loop !== undefined))
    .filter(({ compensatedBy, cancelling }) => compensatedBy === undefined && !cancelling)
    .map(({ key }) => key);
  if (wish.wanted !== undefined && open.includes(wish.wanted)) return wish.wanted;
  const around = aroundOf(turn, wish.near).find((key) => open.includes(key));
  const [only] = open;
  if (around !== undefined) return around;
  if (open.length > 1 || (wish.wanted !== undefined && only !== undefined)) {
    const sentence = `“${place.name}” is open in the scopes ${open.join(', ')}; it is not clear which is meant.`;
    return rejection('invalid', sentence, 'Name one of these scopes.');
  }
  if (only !== undefined) return only;
  const outer = scopeFor(turn, place.parent, wish);
  if (typeof outer !== 'string') return outer;
  const entered = enterScope(turn, place, outer);
  if (!(entered instanceof Fault)) return entered;
  return rejection('invalid', entered.sentence, 'Name a place outside it, or correct what it needs.');
}

/** The scope itself and those around it, from the inside outwards. */
function aroundOf({ draft }: OpenTurn, scope: Key | undefined): readonly Key[] {
  const around: Key[] = [];
  for (let key = scope; key !== undefined && key !== draft.key; key = instanceOf(draft, key)?.scope)
    around.push(key);
  return around;
}
