import { expect, test } from 'vitest';
import type { Statement } from './store.ts';
import { Together } from './together.ts';

const insert = (table: string, more: Partial<Statement> = {}): Statement => ({
  name: `insert-${table}`,
  text: `insert into ${table} select $1::int8, $2::text`,
  values: [table.length, table],
  anyOrder: true,
  ...more,
});
const sent = (together: Together, statements: readonly Statement[], times: number) => {
  for (let i = 1; i < times; i++) together.of(statements);
  return together.of(statements);
};

test('a combination that comes up often is sent as one, its values renumbered', () => {
  const together = new Together();
  const counted = insert('heads', {
    text: 'insert into heads select $1::int8, $2::text returning 1',
    expect: 1,
  });
  const both = [counted, insert('log')];
  expect(together.of(both).map(({ name }) => name)).toEqual([expect.stringMatching(/^all-/), 'insert-log']);
  const [one, ...others] = sent(together, both, 20);
  expect(others).toEqual([]);
  expect(one).toEqual({
    name: expect.stringMatching(/^all-[0-9a-f]{16}$/),
    text:
      'with part0 as (insert into heads select $1::int8, $2::text returning 1), ' +
      'part1 as (insert into log select $3::int8, $4::text) ' +
      'select require_rows((select count(*) from part0), $5::int8)',
    values: [5, 'heads', 3, 'log', 1],
  });
});

test('what must keep its order is never joined', () => {
  const ordered = [insert('a'), insert('b', { anyOrder: undefined } as Partial<Statement>)];
  expect(sent(new Together(), ordered, 50)).toEqual(ordered);
});

test('only so many combinations get a text of their own', () => {
  const together = new Together();
  const joined = Array.from(
    { length: 300 },
    (_, i) => sent(together, [insert(`a${i}`), insert('b')], 20).length,
  );
  expect(joined.filter((count) => count === 1)).toHaveLength(100);
  expect(sent(together, [insert('a0'), insert('b')], 1)).toHaveLength(1);
});
