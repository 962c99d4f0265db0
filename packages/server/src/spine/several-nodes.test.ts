import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type AccountCommand,
  createAccountTables,
  openAccounts,
  openSome,
  parts,
  sumOfBalances,
  tell,
  toAccount,
} from '../../test/accounts.ts';
import { onPostgres } from '../../test/stores.ts';
import { verifyRebuild } from './rebuild.ts';
import type { Spine, Store } from './spine.ts';

onPostgres('several nodes on one database', (database) => {
  let stores: Store[];
  let nodes: Spine[];
  beforeAll(async () => {
    await createAccountTables(database.store);
    stores = [database.store, await database.openAnother(), await database.openAnother()];
    nodes = stores.map((store) => openAccounts(store));
  });

  test('decide every command exactly once, however they race for the same subjects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 100, maxLength: 300 }), async (commands) => {
        const keys = await openSome(nodes[0]!, 6);
        const receipts = await Promise.all(
          commands.map(({ node, from, to, kind }) => {
            const what: AccountCommand =
              kind === 'deposit'
                ? { type: 'deposit', amount: 1 }
                : { type: 'transfer', to: keys[to]!, amount: 7 };
            return nodes[node]!.submit(toAccount(keys[from]!, what));
          }),
        );
        const deposits = commands.filter(({ kind }) => kind === 'deposit').length;
        expect(await sumOfBalances(stores[0]!, keys)).toBe(600 + deposits);
        const done = receipts.filter(({ ok }) => ok).length;
        const [decided] = await stores[0]!.query<{ count: number }>(
          `select count(*)::int from events where subject = any($1::int8[]) and type = 'account.checked'`,
          [keys],
        );
        expect(decided).toEqual({ count: done });
      }),
      { numRuns: 8 },
    );
    expect((await verifyRebuild(stores[0]!, parts)).differences).toEqual([]);
  });

  test('never undo or double half of a transfer while its receiver is closed elsewhere', async () => {
    const keys = await openSome(nodes[0]!, 12);
    const receiver = keys.pop()!;
    const transfers = keys.map((key, i) =>
      nodes[i % 2]!.submit(toAccount(key, { type: 'transfer', to: receiver, amount: 10 })),
    );
    const closed = tell(nodes[2]!, receiver, { type: 'close' });
    const done = (await Promise.all(transfers)).filter(({ ok }) => ok).length;
    await closed;
    expect(await sumOfBalances(stores[0]!, keys)).toBe(11 * 100 - done * 10);
    expect(await sumOfBalances(stores[0]!, [receiver])).toBe(100 + done * 10);
  });

  describe('see what another wrote,', () => {
    test('also when they would refuse by what they remember', async () => {
      const [from, to] = await openSome(nodes[0]!, 2);
      await tell(nodes[1]!, from!, { type: 'deposit', amount: 900 });
      expect(
        await nodes[0]!.submit(toAccount(from!, { type: 'transfer', to: to!, amount: 1_000 })),
      ).toMatchObject({
        ok: true,
      });
    });

    test('also when they would allow it by what they remember', async () => {
      const [key] = await openSome(nodes[0]!, 1);
      await tell(nodes[1]!, key!, { type: 'close' });
      expect((await nodes[0]!.submit(toAccount(key!, { type: 'deposit', amount: 1 }))).ok).toBe(false);
    });

    test('also when the command changes nothing', async () => {
      const [key] = await openSome(nodes[0]!, 1);
      await tell(nodes[1]!, key!, { type: 'deposit', amount: 1 });
      expect(await tell(nodes[0]!, key!, { type: 'look' })).toMatchObject({
        seq: 3,
        answer: { balance: 101 },
      });
    });

    test('also in a follow-up that would be refused by what they remember', async () => {
      const [from, to] = [nodes[0]!.newKey(), nodes[0]!.newKey()];
      await tell(nodes[0]!, from, { type: 'open', owner: 'a', balance: 10 });
      // The node learns that there is no such account; then another opens it.
      await nodes[0]!.submit(toAccount(to, { type: 'look' }));
      await tell(nodes[1]!, to, { type: 'open', owner: 'b' });
      expect(await tell(nodes[0]!, from, { type: 'transfer', to, amount: 10 })).toMatchObject({ ok: true });
    });
  });

  test('give a subject growing ids although their clocks differ', async () => {
    const hour = 3_600_000;
    const clocks = [0, hour, -hour].map((off) => () => Date.now() + off);
    const apart = stores.map((store, i) => openAccounts(store, clocks[i]));
    const [key] = await openSome(apart[0]!, 1);
    for (const i of [0, 1, 2, 0, 1, 2, 1, 0]) await tell(apart[i]!, key!, { type: 'deposit', amount: 1 });
    const ids = await stores[0]!.query<{ id: string }>(
      'select id from events where subject = $1::int8 order by seq',
      [key],
    );
    const sorted = ids.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    expect(ids).toEqual(sorted);
    expect((await verifyRebuild(stores[0]!, parts)).differences).toEqual([]);
  });

  describe('have numbers', () => {
    afterEach(() => vi.restoreAllMocks());
    const holders = () =>
      stores[0]!.query<{ pid: number; number: number }>(
        "select pid, objid::int as number from pg_locks where locktype = 'advisory' and classid = 29804 and granted",
      );

    test('of their own, free again when they end', async () => {
      const fourth = await database.openAnother();
      expect(new Set([...stores, fourth].map(({ node }) => node)).size).toBe(4);
      expect((await holders()).map(({ number }) => number)).toContain(fourth.node);
      await fourth.close();
      expect((await holders()).map(({ number }) => number)).not.toContain(fourth.node);
    });

    test('that they take again when the connection that holds it breaks', async () => {
      const [, second] = stores;
      const before = (await holders()).find(({ number }) => number === second!.node)!;
      await stores[0]!.query('select pg_terminate_backend($1)', [before.pid]);
      const after = await vi.waitFor(async () => {
        const found = (await holders()).find(
          ({ number }) => number === second!.node && number === before.number,
        );
        expect(found?.pid).not.toBe(before.pid);
        expect(found).toBeDefined();
        return found!;
      }, 5_000);
      expect(after.number).toBe(before.number);
    });
  });
});

const command = fc.record({
  node: fc.nat(2),
  from: fc.nat(5),
  to: fc.nat(5),
  kind: fc.constantFrom('deposit', 'transfer', 'transfer'),
});
