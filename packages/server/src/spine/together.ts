import { hash } from 'node:crypto';
import type { Statement } from './store.ts';

/** Texts are made once for each combination that occurs. */
const known = new Map<string, { readonly name: string; readonly text: string }>();

/**
 * What is to be sent for a write: one statement, which needs no transaction around it, where their order does not
 * matter; it saves the messages and the waking of processes that each statement costs by itself.
 */
export function bundled(statements: readonly Statement[]): readonly Statement[] {
  if (statements.length > 0 && statements.every(({ anyOrder }) => anyOrder)) return [together(statements)];
  return statements.map((one) => (one.expect === undefined ? one : together([one])));
}

/** One statement that does what all of these do; what must touch a number of rows comes first, and ends it otherwise. */
function together(statements: readonly Statement[]): Statement {
  const id = statements.map(({ name }) => name).join(' ');
  let found = known.get(id);
  if (!found) {
    found = { name: `all-${hash('sha256', id).slice(0, 16)}`, text: textOf(statements) };
    known.set(id, found);
  }
  // The values of the numbers expected stand behind all others.
  const expected = statements.flatMap(({ expect }) => expect ?? []);
  return { ...found, values: [...statements.flatMap(({ values }) => values), ...expected] };
}

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
