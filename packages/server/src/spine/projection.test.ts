import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { onEveryStore } from '../../test/stores.ts';
import { Changes, type TableSpec } from './projection.ts';
import type { Store } from './spine.ts';

const columns = { a: 'int8', b: 'text', n: 'int4', tags: 'text[]', note: 'json' };
const once: TableSpec = { name: 'netted', columns, key: ['a', 'b'] };
const each: TableSpec = { name: 'one_by_one', columns, key: ['a', 'b'] };

type Step = { readonly verb: 'insert' | 'update' | 'delete'; readonly row: Record<string, unknown> };

/** Steps that make sense one after the other: nothing is inserted that is there. */
const steps = fc
  .array(
    fc.record({
      verb: fc.constantFrom('insert', 'update', 'update', 'delete'),
      key: fc.record({ a: fc.constantFrom('1', '2', '12'), b: fc.constantFrom('', '/', '2/', '"') }),
      values: fc.record(
        {
          n: fc.integer(),
          tags: fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 2 }),
          note: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 30 },
  )
  .map((all) => {
    const there = new Set<string>();
    return all.map(({ verb, key, values }): Step => {
      const id = JSON.stringify(key);
      const kind = verb === 'insert' && there.has(id) ? 'delete' : verb;
      if (kind === 'insert') there.add(id);
      if (kind === 'delete') there.delete(id);
      return { verb: kind, row: kind === 'delete' ? key : { ...key, ...values } };
    });
  });

onEveryStore('changes of a commit', (database) => {
  let store: Store;
  beforeAll(async () => {
    store = database.store;
    for (const { name } of [once, each]) {
      await store.script(
        `create table ${name} (a bigint, b text, n integer, tags text[], note json, primary key (a, b))`,
      );
    }
  });
  const write = (table: TableSpec, list: readonly Step[]) => {
    const changes = new Changes();
    for (const { verb, row } of list) changes[verb](table, row);
    return store.write(changes.statements());
  };
  const rowsOf = ({ name }: TableSpec) =>
    store.query(`select a, b, n, tags, note::text as note from ${name} order by a, b`);

  test('netted leave the same rows as one by one, however they fall into commits', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.nat(10), { maxLength: 6 }), async (list, cuts) => {
        for (const step of list) await write(each, [step]);
        let from = 0;
        for (const length of [...cuts, list.length]) {
          await write(once, list.slice(from, from + length));
          from += length;
        }
        expect(await rowsOf(once)).toEqual(await rowsOf(each));
        await store.query('delete from netted');
        await store.query('delete from one_by_one');
      }),
      { numRuns: 60 },
    );
  });

  describe('need few statements:', () => {
    const row = (n: number) => ({ a: String(n), b: 'x', n, tags: [], note: {} });
    const texts = (list: readonly Step[]) => {
      const changes = new Changes();
      for (const { verb, row } of list) changes[verb](once, row);
      return changes.statements().map(({ text }) => text.slice(0, 6));
    };

    test('one for all rows of a kind', () => {
      const list = Array.from({ length: 50 }, (_, i): Step => ({ verb: 'insert', row: row(i) }));
      expect(texts(list)).toEqual(['insert']);
    });

    test('none for a row that comes and goes', () => {
      expect(
        texts([
          { verb: 'insert', row: row(1) },
          { verb: 'delete', row: row(1) },
        ]),
      ).toEqual([]);
    });

    test('none for an update of nothing but the key', () => {
      expect(texts([{ verb: 'update', row: { a: '1', b: 'x' } }])).toEqual([]);
    });

    test('one for each set of columns that is updated', () => {
      const list: Step[] = [
        { verb: 'update', row: { a: '1', b: 'x', n: 1 } },
        { verb: 'update', row: { n: 2, b: 'x', a: '2' } },
        { verb: 'update', row: { a: '3', b: 'x', note: 1 } },
      ];
      expect(texts(list)).toEqual(['update', 'update']);
    });
  });

  test('have names that fit and never stand for two texts', () => {
    const long: TableSpec = {
      name: 'a_table_with_a_rather_long_name_of_the_kind_one_meets',
      columns: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`column_${i}`, 'int4'])),
      key: ['column_0'],
    };
    const names = new Map<string, string>();
    for (let i = 1; i < 40; i++) {
      const changes = new Changes();
      changes.update(long, { column_0: 1, [`column_${i}`]: 1 });
      for (const { name, text } of changes.statements()) {
        expect(Buffer.byteLength(name)).toBeLessThan(64);
        names.set(name, text);
      }
    }
    expect(names.size).toBe(39);
  });

  test('that no row can have are faults of the projection', () => {
    const changes = new Changes();
    changes.insert(once, { a: '1', b: 'x' });
    expect(() => changes.insert(once, { a: '1', b: 'x' })).toThrow('inserted twice');
    changes.update(once, { a: '2', b: 'x', colour: 'red' });
    expect(() => changes.statements()).toThrow('netted has no column colour');
  });
});
