import type { ModelElement } from '../compile/model.ts';
import { isName } from '../compile/name.ts';
import type { Key, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { evaluate, inWords } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** The instance of a complex gateway that was activated in the scope and waits for its reset, or is stopped. */
export function openGate({ draft }: OpenTurn, { id }: ModelElement, scope: Key): Instance | undefined {
  return draft.instances.find((instance) => instance.element === id && instance.scope === scope);
}

/** How many tokens rest before a gateway: all together, and by flow where its id can be a name. */
function countsBefore({ draft }: OpenTurn, { incoming }: ModelElement, scope: Key): Variables {
  const resting = draft.tokens.filter((token) => token.scope === scope).map((token) => token.flow);
  const counts = incoming.map(({ id }) => [id, resting.filter((flow) => flow === id).length] as const);
  const activationCount = counts.reduce((sum, [, count]) => sum + count, 0);
  return { ...Object.fromEntries(counts.filter(([id]) => isName(id))), activationCount };
}

/** Whether the tokens that rest before a complex gateway are enough to activate it. */
export function isActivated(turn: OpenTurn, element: ModelElement, scope: Key): boolean | Fault {
  const counts = countsBefore(turn, element, scope);
  if (element.activation === undefined) return counts.activationCount !== 0;
  const what = `The activation condition of “${element.name}”`;
  const purpose = { code: 'expression-failed', what } as const;
  const value = evaluate(turn, element.activation, scope, purpose, { ...counts, waitingForStart: true });
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  return new Fault('expression-failed', `${what} should give true or false, but gave ${inWords(value)}.`);
}
