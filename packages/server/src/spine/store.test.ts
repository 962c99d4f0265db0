import { beforeAll, describe, expect, test } from 'vitest';
import { onEveryStore } from '../../test/stores.ts';
import { Conflict, type Statement, type Store } from './store.ts';

onEveryStore('a store', (database) => {
  let store: Store;
  beforeAll(async () => {
    store = database.store;
    await store.script(
      'create table things (n integer primary key, name text unique, amount integer check (amount >= 0));',
    );
  });
  const insert = (n: number, name = `thing ${n}`): Statement => ({
    name: 'insert-thing',
    text: 'insert into things values ($1, $2, 1)',
    values: [n, name],
  });
  const change = (n: number): Statement => ({
    name: 'change-thing',
    text: 'update things set amount = amount + 1 where n = $1',
    values: [n],
  });
  const changeOne = (n: number): Statement => ({
    name: 'change-one-thing',
    text: 'update things set amount = amount + 1 where n = $1 returning 1',
    values: [n],
    expect: 1,
  });
  const amounts = async () =>
    Object.fromEntries(
      (await store.query<{ n: number; amount: number }>('select n, amount from things')).map(
        ({ n, amount }) => [n, amount],
      ),
    );

  test('gives numbers of 64 bits as text, moments as dates, json as values', async () => {
    const text = `select 9007199254740993::int8 as big, 7::int4 as small, '2026-11-19T09:14:02.123Z'::timestamptz as at,
                         '{"a":[1]}'::json as json, array['a', null] as texts, null::text as nothing`;
    const row = {
      big: '9007199254740993',
      small: 7,
      at: new Date('2026-11-19T09:14:02.123Z'),
      json: { a: [1] },
      texts: ['a', null],
      nothing: null,
    };
    expect(await store.query(text)).toEqual([row]);
    expect(await store.snapshot((query) => query(text))).toEqual([row]);
    interface Tables {
      things: { n: number; name: string };
    }
    expect(await store.tables<Tables>().selectFrom('things').select('name').execute()).toEqual([]);
  });

  test('writes all statements or none', async () => {
    await store.write([insert(1), insert(2), change(1)]);
    expect(await amounts()).toEqual({ 1: 2, 2: 1 });
    const negative = { name: 'take', text: 'update things set amount = -1 where n = $1', values: [2] };
    await expect(store.write([change(1), negative, insert(3)])).rejects.toMatchObject({ code: '23514' });
    expect(await amounts()).toEqual({ 1: 2, 2: 1 });
    await store.write([change(2)]);
    expect(await amounts()).toEqual({ 1: 2, 2: 2 });
  });

  describe('says that somebody was faster', () => {
    test('when fewer rows were touched than must be', async () => {
      const before = await amounts();
      await expect(store.write([change(1), changeOne(99), change(2)])).rejects.toThrow(Conflict);
      expect(await amounts()).toEqual(before);
      await store.write([changeOne(1)]);
      expect(await amounts()).toEqual({ ...before, 1: before[1]! + 1 });
    });

    test('when a row that must be the only one is there', async () => {
      await store.write([insert(20)]);
      await expect(store.write([insert(21), insert(20)])).rejects.toThrow(Conflict);
      await expect(store.write([insert(22, 'thing 20')])).rejects.toThrow(Conflict);
      expect(Object.keys(await amounts())).not.toContain('21');
    });
  });

  test('runs a script wholly or not at all', async () => {
    await expect(store.script("create table half (n integer); select 'x'::int;")).rejects.toMatchObject({
      code: '22P02',
    });
    await expect(store.query('select * from half')).rejects.toMatchObject({ code: '42P01' });
  });

  describe('in a snapshot', () => {
    test('keeps what was written when the work is done, and nothing when it fails', async () => {
      const add = (n: number) => async (query: Store['query']) => {
        await query('insert into things values ($1, $2, 0)', [n, `thing ${n}`]);
        expect(await query('select n from things where n = $1', [n])).toHaveLength(1);
        if (n === 31) throw new Error('stopped');
        return n;
      };
      expect(await store.snapshot(add(30))).toBe(30);
      await expect(store.snapshot(add(31))).rejects.toThrow('stopped');
      expect(Object.keys(await amounts()).filter((n) => Number(n) >= 30)).toEqual(['30']);
    });

    test('does not pass for done when the work hid an error', async () => {
      const hiding = store.snapshot(async (query) => {
        await query('insert into things values (40, null, 0)');
        await query('select 1 / 0').catch(() => undefined);
      });
      await expect(hiding).rejects.toThrow();
      expect(Object.keys(await amounts())).not.toContain('40');
    });
  });

  test('goes on after errors, however many', async () => {
    for (let i = 0; i < 30; i++) {
      await expect(store.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
      await expect(store.write([insert(1)])).rejects.toThrow(Conflict);
    }
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('may be closed twice', async () => {
    const other = await database.createEmpty();
    await other.close();
    await other.close();
  });
});
