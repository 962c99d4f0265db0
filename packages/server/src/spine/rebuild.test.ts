import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type AccountCommand,
  accountType,
  createAccountTables,
  openAccounts,
  openSome,
  parts,
  tell,
  toAccount,
} from '../../test/accounts.ts';
import { onEveryStore, onPostgres } from '../../test/stores.ts';
import { verifyRebuild } from './rebuild.ts';
import type { Spine, Store, SubjectType } from './spine.ts';

const DAY = 24 * 3_600_000;
const NOON = Date.UTC(2026, 10, 19, 12);

const command = (keys: readonly string[]): fc.Arbitrary<AccountCommand> =>
  fc.oneof(
    fc.record({
      type: fc.constant('deposit' as const),
      amount: fc.nat(9),
      text: fc.string({ unit: 'grapheme' }),
    }),
    fc.record({ type: fc.constant('transfer' as const), to: fc.constantFrom(...keys), amount: fc.nat(150) }),
    fc.record({ type: fc.constant('open' as const), owner: fc.string() }),
    fc.constantFrom<AccountCommand>({ type: 'close' }, { type: 'look' }),
  );

/** Three accounts with a few events each, by age. */
async function threeAccounts(spine: Spine): Promise<[string, string, string]> {
  const keys = await openSome(spine, 3);
  await tell(spine, keys[0]!, { type: 'transfer', to: keys[1]!, amount: 10 });
  await tell(spine, keys[1]!, { type: 'deposit', amount: 3, text: 'cash' });
  await tell(spine, keys[2]!, { type: 'close' });
  return keys as [string, string, string];
}

onEveryStore('verify', (database) => {
  let store: Store;
  let spine: Spine;
  let now = NOON;
  beforeAll(async () => {
    store = database.store;
    await createAccountTables(store);
    spine = openAccounts(store, () => now);
  });
  const sentences = async (of: Store = store) =>
    (await verifyRebuild(of, parts)).differences.map(({ sentence }) => sentence);

  test('counts what it compared, finds nothing wrong, and leaves nothing behind', async () => {
    await threeAccounts(spine);
    expect(await verifyRebuild(store, parts)).toEqual({ events: 9, subjects: 3, rows: 5, differences: [] });
    expect(await verifyRebuild(store, parts)).toMatchObject({ rows: 5, differences: [] });
    expect(
      await store.query("select 1 from pg_class where relname = 'accounts' and relpersistence = 't'"),
    ).toEqual([]);
  });

  test('finds no difference after any history', async () => {
    const keys = [...(await openSome(spine, 3)), spine.newKey(), spine.newKey()];
    const history = fc.array(fc.tuple(fc.constantFrom(...keys), command(keys), fc.boolean()), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(history, async (list) => {
        const waiting: Promise<unknown>[] = [];
        for (const [key, what, wait] of list) {
          waiting.push(spine.submit(toAccount(key, what)));
          if (wait) await waiting.at(-1);
        }
        await Promise.all(waiting);
        expect(await sentences()).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test('reads logs of many pages', async () => {
    const other = await database.createEmpty();
    await createAccountTables(other);
    const there = openAccounts(other);
    const keys = await openSome(there, 1_100);
    await Promise.all(keys.map((key) => tell(there, key, { type: 'deposit', amount: 1 })));
    const counts = { events: 3_300, subjects: 1_100, rows: 2_200 };
    expect(await verifyRebuild(other, parts)).toEqual({ ...counts, differences: [] });
  });

  test('lets what a replay needs be read from the same database', async () => {
    const reading: SubjectType = {
      ...(accountType as SubjectType),
      prepareReplay: async () => void (await store.query('select 1')),
    };
    expect((await verifyRebuild(store, { ...parts, types: [reading] })).differences).toEqual([]);
  });

  test('days are sealed once each, an hour after their end, and a seal holds those before it', async () => {
    const seals = () =>
      store.query<{ day: string; events: string }>('select day::text, events from seals order by day');
    const { events } = await verifyRebuild(store, parts);
    now = Date.UTC(2026, 10, 20, 0, 59);
    await spine.tidy();
    expect(await seals()).toEqual([]);
    now = Date.UTC(2026, 10, 22, 1, 0);
    await spine.tidy();
    await spine.tidy();
    expect(await seals()).toEqual([
      { day: '2026-11-19', events: String(events) },
      { day: '2026-11-20', events: '0' },
      { day: '2026-11-21', events: '0' },
    ]);
    expect(await sentences()).toEqual([]);
    await store.query("delete from seals where day = '2026-11-20'");
    expect(await sentences()).toEqual([
      'The seal of 2026-11-21 does not fit its events: some were changed or removed, or an earlier seal was.',
    ]);
    await store.query('delete from seals');
  });

  describe('finds by the seal of its day, when everything else was made to fit,', () => {
    const forged: [string, (key: string) => string[]][] = [
      [
        'a subject that was removed',
        (key) => [
          `delete from events where subject = ${key}`,
          `delete from subjects where key = ${key}`,
          `delete from accounts where key = ${key}`,
          `delete from entries where account = ${key}`,
        ],
      ],
      [
        'an end of the log that was cut off',
        (key) => [
          `delete from events where subject = ${key} and seq = 3`,
          `update subjects set seq = 2, hash = (select hash from events where subject = ${key} and seq = 2),
             state = replace(state::text, '"balance":90', '"balance":100')::json where key = ${key}`,
          `update accounts set last = 'account.checked' where key = ${key}`,
          `delete from entries where account = ${key}`,
        ],
      ],
    ];
    test.each(forged)('%s', async (_, statements) => {
      const [key] = await threeAccounts(spine);
      now += DAY;
      await spine.tidy();
      await openSome(spine, 1);
      expect(await sentences()).toEqual([]);
      for (const statement of statements(key)) await store.query(statement);
      expect(await sentences()).toEqual([
        expect.stringMatching(
          /^The seal of 2026-11-2\d does not fit its events: some were changed or removed/,
        ),
      ]);
      await store.query('delete from seals');
    });
  });

  describe('finds damage:', () => {
    let keys: [string, string, string];
    beforeEach(async () => {
      keys = await threeAccounts(spine);
    });
    const at = (key: number, seq: number) => `subject = ${keys[key]} and seq = ${seq}`;
    /** What is found about the three accounts; earlier tests damaged others. */
    const found = async () =>
      (await sentences()).filter((sentence) => keys.some((key) => sentence.includes(key)));
    const changed = (seq: number, key: number) =>
      `Event ${seq} of subject ${keys[key]} was changed, or one before it was removed.`;

    test.each([
      ['data', `data = '{"amount":10000,"to":"1"}'`],
      ['one space in the data', `data = (data::text || ' ')::json`],
      ['the actor', "actor = 'somebody.else'"],
      ['the time', "at = at + interval '1 millisecond'"],
      ['the type', "type = 'account.credited'"],
      ['the element', "element = ''"],
      ['the cause', 'cause = 1'],
      ['the command', 'command = command + 1'],
    ])('another %s in an event', async (_, change) => {
      await store.query(`update events set ${change} where ${at(0, 3)}`);
      expect(await found()).toContain(changed(3, 0));
    });

    test('a removed event', async () => {
      await store.query(`delete from events where ${at(0, 2)}`);
      expect(await found()).toEqual([changed(3, 0)]);
    });

    test('two events that changed places', async () => {
      await store.query(`update events set seq = 99 where ${at(1, 2)}`);
      await store.query(`update events set seq = 2 where ${at(1, 3)}`);
      await store.query(`update events set seq = 3 where ${at(1, 99)}`);
      expect((await found()).slice(0, 2)).toEqual([changed(2, 1), changed(3, 1)]);
    });

    test('an end of the log that was cut off', async () => {
      await store.query(`delete from events where ${at(0, 3)}`);
      expect((await found())[0]).toBe(
        `Subject ${keys[0]} stands at event 3, its log ends at 2 or has another hash.`,
      );
    });

    test('a state that was changed', async () => {
      await store.query(`update subjects set state = '{"balance":1000000}' where key = ${keys[0]}`);
      expect(await found()).toEqual([`The state of subject ${keys[0]} is not what its events give.`]);
    });

    test('states that are missing, and some without events', async () => {
      await store.query(`update subjects set key = 7 where key = ${keys[0]}`);
      await store.query(`update subjects set key = ${2n ** 62n} where key = ${keys[2]}`);
      expect(await found()).toEqual([
        `Subject ${keys[0]} has events but no state.`,
        `Subject ${keys[2]} has events but no state.`,
      ]);
      expect(await sentences()).toEqual(
        expect.arrayContaining([
          'Subject 7 has a state but no events.',
          `Subject ${2n ** 62n} has a state but no events.`,
        ]),
      );
    });

    test('a row that was changed, one that was added, one that is missing', async () => {
      await store.query(`update accounts set tags = array['a,b', null] where key = ${keys[0]}`);
      await store.query(`insert into entries values (${keys[2]}, 9, 5, null)`);
      await store.query(`delete from entries where account = ${keys[1]} and seq = 2`);
      const all = await found();
      expect(all).toHaveLength(3);
      expect(all).toContainEqual(
        expect.stringMatching(`^Row ${keys[0]} of accounts is .*; the log says: .*\\.$`),
      );
      expect(all).toContain(`Row ${keys[2]}/9 of entries stands without an event: (${keys[2]},9,5,).`);
      expect(all).toContain(`Row ${keys[1]}/2 of entries is missing; the log says: (${keys[1]},2,10,).`);
    });

    test('nothing where there was an empty text', async () => {
      await store.query(`update entries set text = '' where account = ${keys[0]}`);
      expect(await found()).toHaveLength(1);
    });

    test('events of a kind nobody knows, and events the rules cannot replay', async () => {
      const strict: SubjectType = {
        ...(accountType as SubjectType),
        evolve: (state, event) => {
          if (event.subject === keys[2] && event.type === 'account.closed') throw new Error('no such event');
          return accountType.evolve(state as never, event);
        },
      };
      const { differences } = await verifyRebuild(store, { ...parts, types: [strict] });
      expect(differences.map(({ sentence }) => sentence)).toContain(
        `Event 2 of subject ${keys[2]} cannot be replayed: no such event.`,
      );
      const unknown = await verifyRebuild(store, { ...parts, types: [] });
      expect(unknown.differences[0]!.sentence).toContain(
        'cannot be replayed: nobody knows the kind account.',
      );
    });

    test('of a table, but a hundred pieces at most', async () => {
      await store.query('insert into entries select 1, n, 5, null from generate_series(1, 500) n');
      const { differences } = await verifyRebuild(store, parts);
      expect(differences.filter(({ table }) => table === 'entries')).toHaveLength(100);
    });
  });
});

onPostgres('verify', (database) => {
  test('sees one moment while others write', async () => {
    const { store } = database;
    await createAccountTables(store);
    const spine = openAccounts(await database.openAnother());
    const keys = await openSome(spine, 20);
    let stop = false;
    const writing = keys.map(async (key, i) => {
      while (!stop) await tell(spine, key, { type: 'transfer', to: keys[(i + 1) % 20]!, amount: 0 });
    });
    for (let i = 0; i < 5; i++) expect((await verifyRebuild(store, parts)).differences).toEqual([]);
    stop = true;
    await Promise.all(writing);
  });
});
