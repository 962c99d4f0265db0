import type { Json } from '../api/contract.ts';
import type { CaseVariable } from '../api/work-contract.ts';
import { opened } from '../worklist/facts.ts';

export interface ValueRow {
  readonly name: string;
  readonly label: string;
  readonly value: Json;
  /** `new`: brought or changed by the event looked at; `later`: not known yet then. */
  readonly state: 'known' | 'new' | 'later';
  /** The event that first set the variable. */
  readonly since: number;
}

/**
 * The values as rows, contexts opened one level. `then` are those of the moment looked at, `before` those one step
 * earlier; without `then` it is now and nothing is new.
 */
export function valueRows(
  now: readonly CaseVariable[],
  then?: readonly CaseVariable[],
  before?: readonly CaseVariable[],
): readonly ValueRow[] {
  const shown = rows(then ?? now, 'known');
  if (!then) return shown;
  const earlier = new Map(rows(before ?? [], 'known').map((row) => [row.name, JSON.stringify(row.value)]));
  const known = shown.map((row) => (earlier.get(row.name) === JSON.stringify(row.value) ? row : asNew(row)));
  const names = new Set(then.map((variable) => variable.name));
  const later = now.filter((variable) => !names.has(variable.name)).map(asLater);
  return [...known, ...later];
}

// ---- helpers ----

function rows(variables: readonly CaseVariable[], state: ValueRow['state']): readonly ValueRow[] {
  return variables
    .filter((variable) => variable.name !== 'starter')
    .flatMap((variable) =>
      opened(variable.name, variable.value, variable.label ? { [variable.name]: variable.label } : {}).map(
        (fact) => ({
          ...fact,
          state,
          since: variable.since,
        }),
      ),
    );
}

function asNew(row: ValueRow): ValueRow {
  return { ...row, state: 'new' };
}

function asLater(variable: CaseVariable): ValueRow {
  const [row] = rows([{ ...variable, value: null }], 'later');
  return row!;
}
