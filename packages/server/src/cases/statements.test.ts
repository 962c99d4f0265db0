import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { openStore, type Store } from '../spine/spine.ts';

let statements = 0;
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp(counting(await openStore({})));
  for (let n = 0; n < 12; n++) {
    await app.start('katrin.vogel', 'order', { customer: `Customer ${n}` });
    await app.start('lena.hartwig', 'stop');
  }
}, 60_000);
afterAll(() => app.close());

/** The store, with a count of what is asked of it. */
function counting(store: Store): Store {
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    ...store,
    tables: <Tables>() => store.tables<Tables>().withPlugin(count),
    query: (text, values) => {
      statements++;
      return store.query(text, values);
    },
  };
}

it.each([
  ['/cases?limit=50', 4],
  ['/cases?limit=50&q=customer&state=open', 4],
  ['/tasks?queue=team&limit=50', 4],
  ['/incidents?limit=50', 4],
  ['/worklist', 2],
  ['/search?q=order', 4],
])('%s costs a handful of statements however much it lists', async (path, most) => {
  const ask = () => app.ask(path.startsWith('/incidents') ? 'sofia.lindqvist' : 'lena.hartwig', 'GET', path);
  // The first asks what is kept in memory afterwards: names and models.
  await ask();
  statements = 0;
  const { body } = await ask();
  expect((body.items ?? body.queues).length).toBeGreaterThan(5);
  expect(statements).toBeLessThanOrEqual(most);
});
