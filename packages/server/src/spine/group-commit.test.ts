import { beforeAll, describe, expect, test, vi } from 'vitest';
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
import { onEveryStore } from '../../test/stores.ts';
import { EVENT_COLUMNS, readEvent } from './log.ts';
import { verifyRebuild } from './rebuild.ts';
import { createSpine, type Projection, type RecordedEvent, type Spine, type Store } from './spine.ts';

onEveryStore('group commit', (database) => {
  let spine: Spine;
  let store: Store;
  beforeAll(async () => {
    store = database.store;
    await createAccountTables(store);
    spine = openAccounts(store);
  });

  const eventsOf = async (subject: string) =>
    (
      await store.query(`select ${EVENT_COLUMNS} from events where subject = $1::int8 order by seq`, [
        subject,
      ])
    ).map(readEvent);

  test('what is acknowledged can be read at once, in log, state and tables', async () => {
    const [key] = await openSome(spine, 1);
    for (let i = 1; i <= 5; i++) {
      const { seq, answer } = await tell(spine, key!, { type: 'deposit', amount: 1 });
      expect(answer).toEqual({ balance: 100 + i });
      const [row] = await store.query(
        `select (select count(*)::int from events where subject = $1::int8) as events,
                (select state from subjects where key = $1::int8) as state,
                (select count(*)::int from entries where account = $1::int8) as entries`,
        [key],
      );
      expect(row).toEqual({ events: seq, state: expect.objectContaining({ balance: 100 + i }), entries: i });
    }
  });

  test('commands for one subject are carried out in the order they were given', async () => {
    const [key] = await openSome(spine, 1);
    const receipts = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        tell(spine, key!, { type: 'deposit', amount: 1, text: `number ${i}` }),
      ),
    );
    expect(receipts.map(({ answer }) => answer)).toEqual(
      Array.from({ length: 40 }, (_, i) => ({ balance: 101 + i })),
    );
    const texts = (await eventsOf(key!)).flatMap(({ data }) => (data as { text?: string }).text ?? []);
    expect(texts).toEqual(Array.from({ length: 40 }, (_, i) => `number ${i}`));
  });

  test('also when one of them has to wait for a subject that many others change', async () => {
    const [receiver, ...keys] = await openSome(spine, 61);
    const orders = await Promise.all(
      keys.map(async (key) => {
        const both = [
          tell(spine, key, { type: 'transfer', to: receiver!, amount: 1 }),
          tell(spine, key, { type: 'deposit', amount: 5 }),
        ];
        return (await Promise.all(both)).map(({ seq }) => seq);
      }),
    );
    expect(orders).toEqual(keys.map(() => [3, 5]));
    expect(await sumOfBalances(store, [receiver!])).toBe(160);
  });

  test('an event says its place, who, when, by which command and because of which event', async () => {
    const [from, to] = await openSome(spine, 2);
    await tell(spine, from!, { type: 'transfer', to: to!, amount: 30 }, { actor: 'uwe.brand' });
    const [opened, checked, debited] = await eventsOf(from!);
    expect(opened).toMatchObject({ seq: 1, type: 'account.opened', actor: 'lena.hartwig', cause: undefined });
    expect(checked).toMatchObject({
      seq: 2,
      type: 'account.checked',
      actor: 'uwe.brand',
      cause: undefined,
      kind: 'account',
    });
    expect(debited).toMatchObject({ seq: 3, type: 'account.debited', cause: 2, data: { amount: 30, to } });
    expect(debited!.command).toBe(checked!.command);
    expect(debited!.command).not.toBe(opened!.command);
    expect(Math.abs(Date.parse(debited!.at) - Date.now())).toBeLessThan(60_000);
    const [, credited] = await eventsOf(to!);
    expect(credited).toMatchObject({ seq: 2, type: 'account.credited', data: { amount: 30 } });
    expect(BigInt(credited!.id) > BigInt(debited!.id)).toBe(true);
  });

  test('many callers on few subjects: none is lost, none counts twice, the chains hold', async () => {
    const keys = await openSome(spine, 5);
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, i) => {
        const [from, to] = [keys[i % 5]!, keys[(i * 3 + 1) % 5]!];
        const command: AccountCommand =
          i % 3 ? { type: 'deposit', amount: 1 } : { type: 'transfer', to, amount: 1 };
        return spine.submit(toAccount(from, command));
      }),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await sumOfBalances(store, keys)).toBe(500 + 200);
    for (const key of keys) {
      const seqs = (await eventsOf(key)).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    }
    expect((await verifyRebuild(store, parts)).differences).toEqual([]);
  });

  test('a refused command leaves nothing behind and holds nobody up', async () => {
    const [key, other] = await openSome(spine, 2);
    const [refused, done] = await Promise.all([
      spine.submit(toAccount(key!, { type: 'transfer', to: other!, amount: 1_000 })),
      spine.submit(toAccount(key!, { type: 'deposit', amount: 1 })),
    ]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
    expect(done).toMatchObject({ ok: true, seq: 3 });
  });

  test('a command that changes nothing is answered and writes nothing', async () => {
    const [key] = await openSome(spine, 1);
    expect(await tell(spine, key!, { type: 'look' })).toMatchObject({ seq: 1, answer: { balance: 100 } });
    expect(await eventsOf(key!)).toHaveLength(1);
  });

  test('a subject of another kind is not found', async () => {
    const [key] = await openSome(spine, 1);
    const receipt = await openAccounts(store).submit({
      ...toAccount(key!, { type: 'look' }),
      kind: 'account',
    });
    expect(receipt.ok).toBe(true);
    const { types } = parts;
    const wider = createSpine(store, { ...parts, types: [...types, { ...types[0]!, kind: 'safe' }] });
    expect(await wider.submit({ ...toAccount(key!, { type: 'look' }), kind: 'safe' })).toEqual({
      ok: false,
      refusal: { code: 'not-found', sentence: `There is no safe ${key}.` },
    });
  });

  describe('a follow-up', () => {
    test('that must not be refused and is undoes the whole command', async () => {
      const [from, to] = await openSome(spine, 2);
      await tell(spine, to!, { type: 'close' });
      const [receipt, other] = await Promise.all([
        spine.submit(toAccount(from!, { type: 'transfer', to: to!, amount: 10 })),
        spine.submit(toAccount(from!, { type: 'deposit', amount: 1 })),
      ]);
      expect(receipt).toMatchObject({
        ok: false,
        refusal: { sentence: expect.stringContaining('open account') },
      });
      expect(other).toMatchObject({ ok: true, answer: { balance: 101 } });
      expect(await sumOfBalances(store, [from!])).toBe(101);
      expect((await eventsOf(from!)).map(({ type }) => type)).not.toContain('account.debited');
    });

    test('is decided on what commands before it in the same batch did', async () => {
      const [a, b, c] = await openSome(spine, 3);
      await Promise.all([
        tell(spine, a!, { type: 'transfer', to: b!, amount: 100 }),
        tell(spine, b!, { type: 'transfer', to: c!, amount: 200 }),
        tell(spine, c!, { type: 'transfer', to: a!, amount: 300 }),
      ]);
      expect(await sumOfBalances(store, [a!])).toBe(300);
      expect(await sumOfBalances(store, [b!, c!])).toBe(0);
    });

    test('without end is stopped, and nothing of it stands', async () => {
      const [key] = await openSome(spine, 1);
      const endless = {
        ...parts.types[0]!,
        followUps: () => [toAccount(key!, { type: 'deposit', amount: 1 })],
      };
      const receipt = await createSpine(store, { ...parts, types: [endless] }).submit(
        toAccount(key!, { type: 'deposit', amount: 1 }),
      );
      expect(receipt).toMatchObject({
        ok: false,
        refusal: { sentence: 'One command led to more than 1000 others.' },
      });
      expect(await eventsOf(key!)).toHaveLength(1);
    });
  });

  describe('fails alone:', () => {
    const poison: [string, (key: string) => AccountCommand, Partial<{ actor: string }>, RegExp][] = [
      ['rules that throw', () => ({ type: 'explode' }), {}, /exploded/],
      ['a row the database refuses', () => ({ type: 'spoil' }), {}, /invalid input syntax/],
      [
        'a character no text may hold',
        () => ({ type: 'deposit', amount: 1 }),
        { actor: 'a\0b' },
        /0x00|encoding/,
      ],
    ];
    test.each(poison)('%s', async (_, command, more, reason) => {
      const keys = await openSome(spine, 20);
      const outcomes = await Promise.allSettled(
        keys.flatMap((key, i) => [
          tell(spine, key, { type: 'deposit', amount: 1 }),
          ...(i === 7 || i === 13 ? [tell(spine, key, command(key), more)] : []),
          tell(spine, key, { type: 'deposit', amount: 1 }),
        ]),
      );
      const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(failed).toHaveLength(2);
      for (const { reason: error } of failed) expect(String(error)).toMatch(reason);
      expect(await sumOfBalances(store, keys)).toBe(20 * 102);
    });

    test('a row that must be the only one and is not', async () => {
      await store.script('create table owners (name text primary key);');
      const owners = { name: 'owners', columns: { name: 'text' }, key: ['name'] };
      const unique: Projection = {
        tables: [owners],
        apply({ type, data }, changes) {
          if (type === 'account.opened') changes.insert(owners, { name: (data as { owner: string }).owner });
        },
      };
      const strict = createSpine(store, { ...parts, projections: [...parts.projections, unique] });
      await tell(strict, strict.newKey(), { type: 'open', owner: 'Musterbank' });
      const outcomes = await Promise.allSettled(
        ['Rheintal', 'Musterbank', 'ZZStor'].map((owner) =>
          tell(strict, strict.newKey(), { type: 'open', owner }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((outcomes[1] as PromiseRejectedResult).reason.message).toContain('"owners_pkey"');
    });

    test('a subject that is no key', async () => {
      const [key] = await openSome(spine, 1);
      const outcomes = await Promise.allSettled([
        tell(spine, 'ORD-11872', { type: 'look' }),
        tell(spine, key!, { type: 'deposit', amount: 1 }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });

    test('a kind nobody knows', async () => {
      const [key] = await openSome(spine, 1);
      const outcomes = await Promise.allSettled([
        spine.submit({ ...toAccount(key!, { type: 'look' }), kind: 'parrot' }),
        tell(spine, key!, { type: 'deposit', amount: 1 }),
      ]);
      expect(outcomes).toMatchObject([
        { status: 'rejected', reason: { message: 'no subject type parrot' } },
        { status: 'fulfilled' },
      ]);
    });
  });

  test.each([
    ['U+0000', 'a\0b', false],
    ['half a pair', 'a\ud83d', false],
    ['a whole pair', 'a\ud83d\ude00', true],
    ['a backslash before u0000', 'a\\u0000', true],
    ['other control characters', 'a\u0001\n', true],
  ])('text with %s is stored exactly, or refused', async (_, text, fine) => {
    const [key] = await openSome(spine, 1);
    const receipt = await spine.submit(toAccount(key!, { type: 'deposit', amount: 1, text }));
    if (fine) expect((await eventsOf(key!)).at(-1)!.data).toEqual({ amount: 1, text });
    else expect(receipt).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    expect(receipt.ok).toBe(fine);
  });

  test('listeners hear of each commit once, after it is readable, in the order of each subject', async () => {
    const [key] = await openSome(spine, 1);
    const heard: RecordedEvent[] = [];
    const stop = spine.onCommit((events) => heard.push(...events.filter(({ subject }) => subject === key)));
    await Promise.all(Array.from({ length: 20 }, () => tell(spine, key!, { type: 'deposit', amount: 1 })));
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
    stop();
    await tell(spine, key!, { type: 'deposit', amount: 1 });
    expect(heard).toHaveLength(40);
  });

  test('a listener that throws neither stops the others nor has the command carried out again', async () => {
    const [key] = await openSome(spine, 1);
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const heard: number[] = [];
    const stops = [
      spine.onCommit(() => {
        throw new Error('deaf');
      }),
      spine.onCommit((events) => heard.push(events.length)),
    ];
    await tell(spine, key!, { type: 'deposit', amount: 1 });
    for (const stop of stops) stop();
    expect(warned).toHaveBeenCalledOnce();
    expect(heard).toEqual([2]);
    expect(await sumOfBalances(store, [key!])).toBe(101);
    warned.mockRestore();
  });

  describe('a subject given as fresh', () => {
    test('is made without being looked for', async () => {
      const query = vi.spyOn(store, 'query');
      await tell(spine, spine.newKey(), { type: 'open', owner: 'Katrin', balance: 5 }, { fresh: true });
      expect(query).not.toHaveBeenCalled();
      query.mockRestore();
    });

    test('that is there all the same is found before anything is written', async () => {
      const [key] = await openSome(spine, 1);
      const other = createSpine(store, parts);
      const again = { type: 'open', owner: 'somebody else', balance: 1 } as const;
      const receipt = await other.submit(toAccount(key!, again, { fresh: true }));
      expect(receipt.ok).toBe(false);
      expect((await tell(other, key!, { type: 'deposit', amount: 1 })).answer).toEqual({ balance: 101 });
    });
  });

  test('timers and sockets have their turn while commands never cease', async () => {
    const keys = await openSome(spine, 8);
    let stop = false;
    const callers = keys.map(async (key) => {
      while (!stop) await tell(spine, key, { type: 'deposit', amount: 1 });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop = true;
    await Promise.all(callers);
  });

  test('is drained when everything that was given is answered', async () => {
    const [key] = await openSome(spine, 1);
    let answered = 0;
    for (let i = 0; i < 300; i++)
      void tell(spine, key!, { type: 'deposit', amount: 1 }).then(() => answered++);
    await spine.drained();
    expect(answered).toBe(300);
    await spine.drained();
  });
});
