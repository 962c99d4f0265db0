import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bestRank, rankOf } from './rank.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.start('katrin.vogel', 'order', { customer: 'Elbkontor Logistik' });
  await app.start('falk.petzold', 'order', { customer: 'Kulturstiftung Elbtal' });
  for (let n = 1; n <= 15; n++)
    await app.start('lena.hartwig', 'note', { subject: `Reminder ${n}`, team: 'order-desk' });
}, 60_000);
afterAll(() => app.close());

async function find(person: string, q: string) {
  const { status, body } = await app.ask(person, 'GET', `/search?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.items as { kind: string; title: string; note?: string }[];
}

it('finds cases by number, title and starter, best first', async () => {
  expect(await find('lena.hartwig', 'ord-1002')).toMatchObject([
    { kind: 'case', title: 'Order for Kulturstiftung Elbtal', note: 'ORD-1002' },
  ]);
  expect((await find('lena.hartwig', 'elb')).map(({ title }) => title)).toEqual([
    'Order for Kulturstiftung Elbtal',
    'Order for Elbkontor Logistik',
  ]);
  expect(await find('lena.hartwig', 'katrin')).toMatchObject([
    { kind: 'case', title: 'Order for Elbkontor Logistik' },
    { kind: 'person', title: 'Katrin Vogel', note: 'Rheintal Systemhaus GmbH' },
  ]);
  expect(await find('lena.hartwig', 'logistik%')).toEqual([]);
});

it('finds tasks, processes and people, twelve at most', async () => {
  expect(await find('lena.hartwig', 'ask for')).toMatchObject([{ kind: 'task' }, { kind: 'task' }]);
  expect(await find('aoife.brennan', 'partner ord')).toMatchObject([
    { kind: 'process', title: 'Partner order', note: 'v1' },
  ]);
  expect(await find('lena.hartwig', 'partner ord')).toEqual([]);
  expect(await find('lena.hartwig', 'miriam')).toMatchObject([
    { kind: 'person', note: 'Installation Germany' },
  ]);
  expect(await find('lena.hartwig', 'remind')).toHaveLength(12);
});

it('shows partners what is theirs', async () => {
  expect((await find('katrin.vogel', 'elb')).map(({ title }) => title)).toEqual([
    'Order for Elbkontor Logistik',
  ]);
  expect(await find('katrin.vogel', 'ask for')).toMatchObject([{ note: 'ORD-1001' }]);
  expect(await find('katrin.vogel', 'miriam')).toEqual([]);
  expect(await find('katrin.vogel', 'sven')).toMatchObject([{ kind: 'person', note: 'Rheintal marketing' }]);
  expect((await app.ask('katrin.vogel', 'GET', '/search?q=%20')).status).toBe(422);
});

it('ranks equal before beginning before beginning of a word before inside', () => {
  expect(
    ['stock', 'stockings', 'ask for stock', 'livestock', 'shelf'].map((text) => rankOf(text, 'stock')),
  ).toEqual([0, 1, 2, 3, undefined]);
  expect(bestRank([null, 'livestock', 'Stock 7'], 'stock')).toBe(1);
});

it('finds decision models, also by a decision they hold, for those who may open them', async () => {
  const level = { kind: 'decision', id: 'levels', title: 'Co-op level', note: 'v1' };
  expect(await find('lena.hartwig', 'co-op')).toContainEqual(level);
  expect(await find('lena.hartwig', 'level of a')).toContainEqual(level);
  for (const stranger of ['katrin.vogel', 'jan.fischer'])
    expect((await find(stranger, 'co-op')).filter(({ kind }) => kind === 'decision')).toEqual([]);
});
