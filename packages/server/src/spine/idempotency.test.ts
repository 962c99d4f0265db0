import { beforeAll, expect, test } from 'vitest';
import {
  createAccountTables,
  openAccounts,
  openSome,
  sumOfBalances,
  tell,
  toAccount,
} from '../../test/accounts.ts';
import { onEveryStore, onPostgres } from '../../test/stores.ts';
import type { Spine } from './spine.ts';

let next = 0;
/** An idempotency key nobody used yet. */
function fresh(fingerprint = 'deposit 5') {
  return { idempotency: { key: `key-${next++}`, fingerprint } };
}

onEveryStore('an idempotency key', (database) => {
  let spine: Spine;
  beforeAll(async () => {
    await createAccountTables(database.store);
    spine = openAccounts(database.store);
  });
  const balance = (key: string) => sumOfBalances(database.store, [key]);

  test('gives the same answer and one effect, one after the other and all at once', async () => {
    const [key] = await openSome(spine, 1);
    const once = fresh();
    const first = await tell(spine, key!, { type: 'deposit', amount: 5 }, once);
    const again = await Promise.all(
      Array.from({ length: 10 }, () => tell(spine, key!, { type: 'deposit', amount: 5 }, once)),
    );
    expect(again).toEqual(Array(10).fill(first));
    const twice = fresh();
    const together = await Promise.all(
      Array.from({ length: 10 }, () => tell(spine, key!, { type: 'deposit', amount: 5 }, twice)),
    );
    expect(together).toEqual(Array(10).fill(together[0]));
    expect(await balance(key!)).toBe(110);
  });

  test('has one effect though every attempt names another new subject', async () => {
    const once = fresh('open');
    const keys = Array.from({ length: 12 }, () => spine.newKey());
    const open = (key: string) => tell(spine, key, { type: 'open', owner: 'Musterbank' }, once);
    const receipts = await Promise.all(keys.map(open));
    receipts.push(await open(spine.newKey()));
    expect(new Set(receipts.map(({ subject }) => subject))).toEqual(new Set([keys[0]]));
    const [row] = await database.store.query<{ count: number }>(
      'select count(*)::int from subjects where key = any($1::int8[])',
      [keys],
    );
    expect(row).toEqual({ count: 1 });
  });

  test('used for something else is refused, at once and later', async () => {
    const [key] = await openSome(spine, 1);
    const once = fresh();
    const other = { idempotency: { ...once.idempotency, fingerprint: 'deposit 50' } };
    const attempt = () => spine.submit(toAccount(key!, { type: 'deposit', amount: 50 }, other));
    const [, refused] = await Promise.all([
      tell(spine, key!, { type: 'deposit', amount: 5 }, once),
      attempt(),
    ]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    expect(await attempt()).toEqual(refused);
    expect(await balance(key!)).toBe(105);
  });

  test('gives the answer it gave although the same command would now be refused, or fail', async () => {
    const [key] = await openSome(spine, 1);
    const once = fresh('close');
    const first = await tell(spine, key!, { type: 'close' }, once);
    expect(await tell(spine, key!, { type: 'close' }, once)).toEqual(first);
    expect(await tell(spine, key!, { type: 'explode' }, once)).toEqual(first);
    expect(await tell(spine, key!, { type: 'spoil' }, once)).toEqual(first);
  });

  test('of a refused command may be sent again', async () => {
    const [from, to] = await openSome(spine, 2);
    const once = fresh('transfer 150');
    const transfer = () => spine.submit(toAccount(from!, { type: 'transfer', to: to!, amount: 150 }, once));
    expect((await transfer()).ok).toBe(false);
    await tell(spine, from!, { type: 'deposit', amount: 50 });
    const done = await transfer();
    expect(done.ok).toBe(true);
    expect(await transfer()).toEqual(done);
    expect(await balance(to!)).toBe(250);
  });

  test('is kept for a command that changed nothing', async () => {
    const [key] = await openSome(spine, 1);
    const once = fresh('look');
    const seen = await tell(spine, key!, { type: 'look' }, once);
    await tell(spine, key!, { type: 'deposit', amount: 1 });
    expect(await tell(spine, key!, { type: 'look' }, once)).toEqual(seen);
  });

  test('holds nobody else up', async () => {
    const keys = await openSome(spine, 20);
    const once = fresh();
    await tell(spine, keys[0]!, { type: 'deposit', amount: 5 }, once);
    await Promise.all(
      keys.map((key, i) => tell(spine, key, { type: 'deposit', amount: 5 }, i === 0 ? once : {})),
    );
    expect(await sumOfBalances(database.store, keys)).toBe(20 * 105);
  });

  test('is known after a restart, and forgotten after a week', async () => {
    const [key] = await openSome(spine, 1);
    const once = fresh();
    const first = await tell(spine, key!, { type: 'deposit', amount: 5 }, once);
    await database.reopen();
    spine = openAccounts(database.store);
    expect(await tell(spine, key!, { type: 'deposit', amount: 5 }, once)).toEqual(first);
    const week = 7 * 24 * 3_600_000;
    await openAccounts(database.store, () => Date.now() + week - 60_000).tidy();
    expect(await tell(spine, key!, { type: 'deposit', amount: 5 }, once)).toEqual(first);
    await openAccounts(database.store, () => Date.now() + week + 60_000).tidy();
    expect(await tell(spine, key!, { type: 'deposit', amount: 5 }, once)).not.toEqual(first);
    expect(await balance(key!)).toBe(110);
  });
});

onPostgres('an idempotency key', (database) => {
  test('has one effect on whatever node it is used', async () => {
    await createAccountTables(database.store);
    const nodes = [openAccounts(database.store), openAccounts(await database.openAnother())];
    const [key] = await openSome(nodes[0]!, 1);
    for (let round = 0; round < 20; round++) {
      const once = fresh();
      const receipts = await Promise.all(
        Array.from({ length: 6 }, (_, i) => tell(nodes[i % 2]!, key!, { type: 'deposit', amount: 5 }, once)),
      );
      expect(receipts).toEqual(Array(6).fill(receipts[0]));
    }
    expect(await sumOfBalances(database.store, [key!])).toBe(200);
  });
});
