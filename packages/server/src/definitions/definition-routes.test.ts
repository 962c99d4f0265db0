import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { CaseCounts } from './case-counts.ts';

const MINUTE = 60_000;
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const processes = async (person: string, query = '') =>
  (await app.ask(person, 'GET', `/processes${query}`)).body;
const countsOf = async (person: string, id: string) => {
  const { items } = await processes(person);
  const { open, ended, incidents } = items.find((process: { id: string }) => process.id === id);
  return { open, ended, incidents };
};

describe('the list of processes', () => {
  it('has the cases counted that the reader may see', async () => {
    await app.start('katrin.vogel', 'order', { customer: 'Elbkontor' });
    const gone = await app.start('katrin.vogel', 'order', { customer: 'Musterbank' });
    await app.start('falk.petzold', 'order', { customer: 'Kulturstiftung' });
    await app.ask('sofia.lindqvist', 'POST', `/cases/${gone}/cancel`, { reason: 'Ordered twice' });
    expect(await countsOf('lena.hartwig', 'order')).toEqual({ open: 2, ended: 1, incidents: 0 });
    expect(await countsOf('katrin.vogel', 'order')).toEqual({ open: 1, ended: 1, incidents: 0 });
    expect(await countsOf('falk.petzold', 'order')).toEqual({ open: 1, ended: 0, incidents: 0 });
    const version = await app.ask('falk.petzold', 'GET', '/processes/order/versions/1');
    expect(version.body).toMatchObject({ open: 1, incidents: 0 });
  });

  it('counts stops too', async () => {
    await app.start('lena.hartwig', 'stop');
    expect(await countsOf('aoife.brennan', 'stop')).toEqual({ open: 1, ended: 0, incidents: 1 });
    const { body } = await app.ask('aoife.brennan', 'GET', '/processes/stop');
    expect(body).toMatchObject({ open: 1, incidents: 1, versions: [{ version: 1, open: 1, incidents: 1 }] });
  });

  it('is paged by name, and says when a page cannot be gone on from', async () => {
    const all = await processes('lena.hartwig');
    const names: string[] = [];
    for (let after = ''; ; ) {
      const { items, next } = await processes('lena.hartwig', `?limit=3${after}`);
      names.push(...items.map(({ name }: { name: string }) => name));
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    expect(names).toEqual(all.items.map(({ name }: { name: string }) => name));
    expect(await processes('lena.hartwig', '?after=nothing')).toMatchObject({ status: 422, place: 'after' });
  });

  it('shows people of other companies only what they may start', async () => {
    const ids = (await processes('katrin.vogel')).items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['order']);
    for (const path of ['/processes/order', '/decisions', '/decisions/levels', '/forms/ask'])
      expect((await app.ask('katrin.vogel', 'GET', path)).body.code).toBe('role-needed');
    expect((await app.ask('katrin.vogel', 'GET', '/processes/note/versions/1')).status).toBe(404);
    expect((await app.ask('katrin.vogel', 'GET', '/processes/note/start')).status).toBe(404);
  });
});

it('cases are counted right also when those of before are only remembered', async () => {
  const counts = new CaseCounts(app.spine);
  const exact = async () => {
    const rows = await app.store.query<{ process: string; open: number; ended: number }>(
      `select process, (count(*) filter (where state = 'running'))::int as open,
         (count(*) filter (where state <> 'running'))::int as ended from cases group by process`,
    );
    return new Map(rows.map(({ process, ...rest }) => [process, rest]));
  };
  for (let round = 0; round < 5; round++) {
    const key = await app.start('lena.hartwig', round % 2 ? 'note' : 'caller', { subject: 'Counted' });
    if (round > 2) await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason: 'Enough' });
    expect(await counts.byProcess()).toEqual(await exact());
    app.time.now += 13 * MINUTE;
  }
});
