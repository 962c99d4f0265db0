import { occurred } from '../behaviour/occur.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { Expression } from '../compile/expression.ts';
import { elementNamed } from '../evolve/draft.ts';
import type { Json, Key } from '../json.ts';
import { variableOf, waitOf } from '../look/look-up.ts';
import { visibleFrom } from '../look/visible-variables.ts';
import type { Wait } from '../state.ts';

type ConditionWait = Extract<Wait, { kind: 'condition' }>;
type Values = readonly (Json | undefined)[];

/**
 * Conditional events happen when their condition becomes true. It is looked at when it begins to wait, and from
 * then on only when a variable that it reads has another value: time alone, or other variables, change nothing.
 */
export class ConditionWatch {
  readonly #turn: OpenTurn;
  readonly #seen = new Map<Key, Values>();

  /** To be made before the command changes anything; `anew` when variables may have changed unwatched. */
  constructor(turn: OpenTurn, anew: boolean) {
    this.#turn = turn;
    if (!anew) for (const wait of this.#waits()) this.#seen.set(wait.key, this.#valuesFor(wait));
  }

  /** Lets happen what has become true since the last look, oldest first. */
  look(): void {
    for (const { key } of this.#waits()) {
      const wait = waitOf(this.#turn.draft, 'condition', key);
      if (wait !== undefined && this.#isNews(wait)) this.#settle(wait);
    }
  }

  #waits(): readonly ConditionWait[] {
    const { model, draft } = this.#turn;
    if (!model.hasConditions) return [];
    return draft.waits.filter((wait) => wait.kind === 'condition');
  }

  /** One that goes on waiting after it was met is new, but known to hold. */
  #isNews(wait: ConditionWait): boolean {
    const before = this.#seen.get(wait.key);
    const now = this.#valuesFor(wait);
    this.#seen.set(wait.key, now);
    return before === undefined ? wait.holds === undefined : !isSame(before, now);
  }

  #settle(wait: ConditionWait): void {
    const turn = this.#turn;
    const holds = expressionOf(turn, wait).evaluate(visibleFrom(turn.draft, wait.instance), turn.env.now);
    if ((holds.value === true) === (wait.holds === true)) return;
    turn.cause = turn.events.length > 0 ? turn.events.length - 1 : undefined;
    if (wait.holds) turn.emit({ type: 'condition.unmet', condition: wait.key });
    else {
      turn.emit({ type: 'condition.met', condition: wait.key });
      occurred(turn, wait);
    }
  }

  #valuesFor(wait: ConditionWait): Values {
    const { references } = expressionOf(this.#turn, wait);
    return references.map((name) => variableOf(this.#turn.draft, wait.instance, name));
  }
}

function expressionOf({ model }: OpenTurn, { element, trigger = 0 }: ConditionWait): Expression {
  return elementNamed(model, element).triggers[trigger]?.condition as Expression;
}

function isSame(before: Values, now: Values): boolean {
  return before.every(
    (value, index) => value === now[index] || JSON.stringify(value) === JSON.stringify(now[index]),
  );
}
