import { hash } from 'node:crypto';
import type { Statement } from './store.ts';

/** A combination must come up so often before it gets a text of its own, */
const OFTEN = 10;
/** and only so many do: each connection keeps a plan for each of them. */
const MOST = 100;

interface Combination {
  seen: number;
  made?: { readonly name: string; readonly text: string };
}

/** Makes one statement out of those of a write, where their order does not matter. */
export class Together {
  readonly #combinations = new Map<string, Combination>();
  #made = 0;

  /**
   * What is to be sent for these: a single statement needs no transaction around it and saves the messages and the
   * waking of processes that each costs by itself.
   */
  of(statements: readonly Statement[]): readonly Statement[] {
    const free = statements.length > 1 && statements.every(({ anyOrder }) => anyOrder);
    if (free && this.#isFrequent(statements)) return [this.#join(statements)];
    return statements.map((one) => (one.expect === undefined ? one : this.#join([one])));
  }

  #isFrequent(statements: readonly Statement[]): boolean {
    const combination = this.#combination(statements);
    combination.seen++;
    return combination.made !== undefined || (combination.seen > OFTEN && this.#made < MOST);
  }

  #join(statements: readonly Statement[]): Statement {
    const combination = this.#combination(statements);
    if (!combination.made) {
      this.#made++;
      combination.made = { name: nameOf(statements), text: textOf(statements) };
    }
    // The numbers of rows expected stand behind all other values.
    const expected = statements.flatMap(({ expect }) => expect ?? []);
    return { ...combination.made, values: [...statements.flatMap(({ values }) => values), ...expected] };
  }

  #combination(statements: readonly Statement[]): Combination {
    const id = statements.map(({ name }) => name).join(' ');
    const found = this.#combinations.get(id) ?? { seen: 0 };
    this.#combinations.set(id, found);
    return found;
  }
}

function nameOf(statements: readonly Statement[]): string {
  return `all-${hash('sha256', statements.map(({ name }) => name).join(' ')).slice(0, 16)}`;
}

/** What must touch a number of rows comes first, and ends the whole statement when it does not. */
function textOf(statements: readonly Statement[]): string {
  let used = 0;
  const parts = statements.map(({ text, values }, i) => {
    const shift = used;
    used += values.length;
    return `part${i} as (${text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + shift}`)})`;
  });
  const checks = statements.flatMap(({ expect }, i) =>
    expect === undefined ? [] : [`require_rows((select count(*) from part${i}), $${++used}::int8)`],
  );
  return `with ${parts.join(', ')} select ${checks.length > 0 ? checks.join(', ') : '1'}`;
}
