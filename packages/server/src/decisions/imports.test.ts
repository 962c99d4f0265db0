import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const dmn = (id: string, content: string) => ({
  name: `${id}.dmn`,
  content: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}" name="${id}" namespace="http://${id}">${content}</definitions>`,
});
const rates = (rate: number) =>
  dmn(
    'rates',
    `<decision id="rate" name="Rate"><variable name="Rate"/><literalExpression><text>${rate}</text></literalExpression></decision>`,
  );
const price = dmn(
  'prices',
  `<import name="rates" namespace="http://rates" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
   <decision id="price" name="Price"><variable name="Price"/>
     <informationRequirement><requiredDecision href="http://rates#rate"/></informationRequirement>
     <literalExpression><text>100 * rates.Rate</text></literalExpression></decision>`,
);
const priceNow = async () => {
  const question = { decision: 'price', inputs: {} };
  const { body } = await app.ask('lena.hartwig', 'POST', '/decisions/prices/evaluate', question);
  return [body.version, body.answer.output];
};

it('a model that imports another needs it, beside itself or published', async () => {
  const alone = await app.publish([price]);
  expect(alone.body.findings[0]).toMatchObject({ file: 'prices.dmn', code: 'import', severity: 'error' });
  const { status, body } = await app.publish([price, rates(2)]);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(await priceNow()).toEqual([1, 200]);
});

it('keeps to what it imported when it was published, until it is published again', async () => {
  await app.publish([rates(3)]);
  expect(await priceNow()).toEqual([1, 200]);
  expect((await app.publish([price])).body.definitions).toMatchObject([{ version: 2, change: 'changed' }]);
  expect(await priceNow()).toEqual([2, 300]);
  expect((await app.publish([price, rates(3)])).body.definitions).toMatchObject([
    { id: 'prices', version: 2, change: 'same' },
    { id: 'rates', version: 2, change: 'same' },
  ]);
});

it('is named among those that use the other', async () => {
  const { body } = await app.ask('lena.hartwig', 'GET', '/decisions/rates');
  expect(body.usedBy).toEqual({ processes: [], decisions: [{ id: 'prices', name: 'prices', version: 2 }] });
  const own = await app.ask('lena.hartwig', 'GET', '/decisions/prices');
  expect(own.body.decisions.map(({ id }: { id: string }) => id)).toEqual(['price']);
  expect(own.body.usedBy.decisions).toEqual([]);
});

it('a decision that moved to another model is asked there', async () => {
  const level = `<decision id="level-of" name="Level"><literalExpression><text>"Moved"</text></literalExpression></decision>`;
  await app.publish([dmn('a-new-home', level)]);
  const key = await app.start('lena.hartwig', 'level', { sales: 1 });
  const { items } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`)).body;
  expect(items.map(({ says }: { says?: string }) => says)).toContain('Level: Moved');
});
