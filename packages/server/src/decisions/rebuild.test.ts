import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { LEVEL_TABLE } from '../../test/test-models.ts';
import { openParts } from '../parts.ts';
import { verifyRebuild } from '../spine/spine.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const test = (sales: number) => ({
  ...{ name: `Sold for ${sales}`, decision: 'level-of', inputs: { sales } },
  expected: sales < 10 ? 'Silver' : 'Gold',
});
const tests = (...sales: number[]) => ({
  name: 'level.tests.json',
  content: JSON.stringify({ model: 'levels', tests: sales.map(test) }),
});
const model = (note: number) => ({ name: 'level.dmn', content: `${LEVEL_TABLE}<!-- ${note} -->` });
const importing = (note: number) => ({
  name: 'importing.dmn',
  content: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="importing" name="Importing" namespace="importing">
    <import name="levels" namespace="test" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
    <decision id="d" name="D"><literalExpression><text>${note}</text></literalExpression></decision></definitions>`,
});

const small = fc.nat(20);
const step = fc.oneof(
  small.map((note) => () => app.publish([model(note)])),
  fc.tuple(small, small).map(
    ([one, other]) =>
      () =>
        app.publish([model(one), tests(one, other)]),
  ),
  small.map((sales) => () => app.publish([tests(sales)])),
  small.map((note) => () => app.publish([importing(note)])),
  fc.uniqueArray(small, { maxLength: 3 }).map((sales) => () => {
    const saved = [...sales.map(test), { ...test(3), name: 'Wrong', expected: 0 }];
    return app.ask('sofia.lindqvist', 'PUT', '/decisions/levels/tests', { tests: saved });
  }),
  small.map((sales) => async () => {
    const key = await app.start('lena.hartwig', 'level', { sales });
    const { items } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`)).body;
    const { seq } = items.find(({ type }: { type: string }) => type === 'decision.evaluated');
    return app.ask('sofia.lindqvist', 'POST', '/decisions/levels/tests/from-case', { case: key, seq });
  }),
);

it('whatever is published, saved and decided, all tables follow from the log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      for (const take of steps) expect([200, 201, 422]).toContain((await take()).status);
      const report = await verifyRebuild(app.store, openParts(app.store));
      expect(report.differences).toEqual([]);
    }),
    { numRuns: 3 },
  );
}, 60_000);
