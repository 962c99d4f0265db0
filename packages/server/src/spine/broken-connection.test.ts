import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createAccountTables,
  openAccounts,
  openSome,
  parts,
  sumOfBalances,
  tell,
  toAccount,
} from '../../test/accounts.ts';
import { type CuttingProxy, startCuttingProxy } from '../../test/cutting-proxy.ts';
import { onPostgres } from '../../test/stores.ts';
import { openPostgres } from './postgres-store.ts';
import { verifyRebuild } from './rebuild.ts';
import { type RecordedEvent, type Spine, type Store, Unavailable } from './spine.ts';

onPostgres('a connection that breaks', (database) => {
  let proxy: CuttingProxy;
  let store: Store;
  let spine: Spine;
  const heard: RecordedEvent[] = [];
  beforeAll(async () => {
    await createAccountTables(database.store);
    proxy = await startCuttingProxy(database.url);
    store = await openPostgres(proxy.url);
    spine = openAccounts(store);
    spine.onCommit((events) => heard.push(...events));
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await store.close();
    await proxy.close();
  });
  const deposits = async (key: string) =>
    database.store.query<{ command: string }>(
      "select command from events where subject = $1::int8 and type = 'account.credited' order by seq",
      [key],
    );

  test.each(['before', 'after', 'late'] as const)(
    'at the commit (%s the server hears of it): the command is done once, and said to be done',
    async (cut) => {
      const [key, to] = await openSome(spine, 2);
      const isCut = proxy.cutNext(cut);
      const receipt = await tell(spine, key!, { type: 'deposit', amount: 5 });
      await isCut;
      expect(receipt).toMatchObject({ seq: 3, answer: { balance: 105 } });
      expect(await deposits(key!)).toHaveLength(1);
      expect(heard.filter(({ subject, seq }) => subject === key && seq === 3)).toHaveLength(1);
      const again = proxy.cutNext(cut);
      await tell(spine, key!, { type: 'transfer', to: to!, amount: 5 });
      await again;
      expect(await sumOfBalances(database.store, [key!, to!])).toBe(205);
      expect(await sumOfBalances(database.store, [to!])).toBe(105);
    },
  );

  test.each(['before', 'after', 'late'] as const)(
    'at the commit (%s) of a new subject, with an idempotency key: there is one',
    async (cut) => {
      const idempotency = { key: `open ${cut}`, fingerprint: 'open' };
      const isCut = proxy.cutNext(cut);
      const key = spine.newKey();
      const receipt = await tell(spine, key, { type: 'open', owner: 'Musterbank' }, { idempotency });
      await isCut;
      expect(receipt).toMatchObject({ subject: key, seq: 1 });
      expect(
        await tell(spine, spine.newKey(), { type: 'open', owner: 'Musterbank' }, { idempotency }),
      ).toEqual(receipt);
    },
  );

  test('by falling silent: after a while the command is given again', async () => {
    const [key] = await openSome(spine, 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const isCut = proxy.cutNext('silent');
      const receipt = tell(spine, key!, { type: 'deposit', amount: 5 });
      await isCut;
      vi.advanceTimersByTime(10_000);
      expect(await receipt).toMatchObject({ seq: 3, answer: { balance: 105 } });
    } finally {
      vi.useRealTimers();
    }
    expect(await deposits(key!)).toHaveLength(1);
  });

  test('again and again under load: every command is done exactly once', async () => {
    const keys = await openSome(spine, 8);
    let done = false;
    const cutting = (async () => {
      for (let i = 0; !done; i++) {
        proxy.cutNext((['before', 'after', 'late'] as const)[i % 3]!);
        await database.store.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'throughline' and pid <> pg_backend_pid()
             and state <> 'idle' and random() < 0.3`,
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const receipts = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 5));
        const [from, to] = [keys[i % 8]!, keys[(i * 5 + 3) % 8]!];
        return i % 2
          ? spine.submit(toAccount(from, { type: 'deposit', amount: 1 }))
          : spine.submit(toAccount(from, { type: 'transfer', to, amount: 3 }));
      }),
    );
    done = true;
    await cutting;
    expect(await sumOfBalances(database.store, keys)).toBe(800 + 100);
    const [decided] = await database.store.query(
      `select count(*)::int from events where subject = any($1::int8[]) and type = 'account.checked'`,
      [keys],
    );
    expect(decided).toEqual({ count: receipts.filter(({ ok }) => ok).length });
    expect((await verifyRebuild(database.store, parts)).differences).toEqual([]);
  });

  describe('and does not come back', () => {
    test('is waited for, then callers hear that the database is gone; later all goes on', async () => {
      const [key] = await openSome(spine, 1);
      proxy.down();
      const soon = tell(spine, key!, { type: 'deposit', amount: 1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      proxy.mend();
      await soon;
      proxy.down();
      const never = tell(spine, key!, { type: 'deposit', amount: 1 });
      const later = performance.now() + 21_000;
      setTimeout(() => vi.spyOn(performance, 'now').mockReturnValue(later), 100);
      await expect(never).rejects.toThrow(Unavailable);
      await expect(never).rejects.toThrow(
        'The database cannot be reached. Check that it runs, then try again.',
      );
      proxy.mend();
      vi.restoreAllMocks();
      await tell(spine, key!, { type: 'deposit', amount: 1 });
      expect(await sumOfBalances(database.store, [key!])).toBe(102);
    });

    test('is what readers hear too', async () => {
      proxy.down();
      await expect(store.query('select 1')).rejects.toThrow(Unavailable);
      await expect(store.snapshot((query) => query('select 1'))).rejects.toThrow(Unavailable);
      proxy.mend();
      expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]);
    });
  });
});
