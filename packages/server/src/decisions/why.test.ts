import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { LEVEL_TABLE } from '../../test/test-models.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const BOSS = 'sofia.lindqvist';
const evaluate = (body: object, person = 'lena.hartwig') =>
  app.ask(person, 'POST', '/decisions/levels/evaluate', body);

/** A case that has been decided, and the number of the event. */
async function decided(sales: number): Promise<{ key: string; seq: number }> {
  const key = await app.start('lena.hartwig', 'level', { sales });
  const { items } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`)).body;
  const { seq } = items.find(({ type }: { type: string }) => type === 'decision.evaluated');
  return { key, seq };
}

describe('a decision that is tried', () => {
  it('says why, and what would change the answer', async () => {
    const { status, body } = await evaluate({ decision: 'level-of', inputs: { sales: 12 } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      answer: { ok: true, output: 'Gold', warnings: [] },
      decisions: [
        {
          decision: 'level-of',
          kind: 'table',
          rules: [
            { rule: 1, matched: false, failed: { column: 1, cell: '< 10', value: 12 } },
            { rule: 2, matched: true, decided: true },
          ],
          output: 'Gold',
        },
      ],
      counterfactuals: [{ input: 'sales', from: 12, to: 9, output: 'Silver' }],
    });
    expect(body.decisions[0].sentences.length).toBeGreaterThan(0);
  });

  it('says in a sentence why there is no answer', async () => {
    const { status, body } = await evaluate({ decision: 'Level of a partner', inputs: { sales: 'many' } });
    expect(status).toBe(200);
    expect(body.answer).toMatchObject({ ok: false, sentence: expect.stringContaining('many') });
  });

  it('is of the version that is asked for', async () => {
    await app.publish([{ name: 'level.dmn', content: LEVEL_TABLE.replace('&lt; 10', '&lt; 20') }]);
    const question = { decision: 'level-of', inputs: { sales: 12 } };
    expect((await evaluate(question)).body).toMatchObject({ version: 2, answer: { output: 'Silver' } });
    const older = await evaluate({ ...question, version: 1 });
    expect(older.body).toMatchObject({ version: 1, answer: { output: 'Gold' } });
    await app.publish([{ name: 'level.dmn', content: LEVEL_TABLE }]);
  });

  it('that is not there is refused with the one that was meant', async () => {
    const { status, body } = await evaluate({ decision: 'level-off', inputs: {} });
    expect(status).toBe(404);
    expect(body).toMatchObject({ place: 'decision', mend: 'Did you mean level-of?' });
    expect(await evaluate({ decision: 'level-of' })).toMatchObject({
      status: 422,
      body: { place: 'inputs' },
    });
    expect(await evaluate({ decision: 'level-of', inputs: {}, version: 9 })).toMatchObject({ status: 404 });
  });

  it('cannot be used to hold up the server', async () => {
    expect((await app.publish([{ name: 'slow.dmn', content: SLOW }])).status).toBe(201);
    const begun = performance.now();
    const { body } = await app.ask('lena.hartwig', 'POST', '/decisions/slow-model/evaluate', {
      decision: 'slow',
      inputs: { n: 1_000_000_000 },
    });
    expect(body.answer).toMatchObject({ ok: false, sentence: expect.stringContaining('steps') });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('is for the people of the house', async () => {
    const question = { decision: 'level-of', inputs: {} };
    expect((await evaluate(question, 'katrin.vogel')).body.code).toBe('role-needed');
    expect((await evaluate(question, 'jan.fischer')).body.code).toBe('not-allowed');
  });
});

describe('a decision of a case', () => {
  it('is explained as it was decided then, whatever was published since', async () => {
    const { key, seq } = await decided(12);
    await app.publish([{ name: 'level.dmn', content: LEVEL_TABLE.replace('&lt; 10', '&lt; 30') }]);
    const { status, body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/decisions/${seq}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      ...{ model: 'levels', modelName: 'Co-op level', decision: 'level-of', xml: LEVEL_TABLE },
      inputs: { sales: 12 },
      answer: { ok: true, output: 'Gold' },
      counterfactuals: [{ input: 'sales', output: 'Silver' }],
    });
    expect(body.decisions.at(-1).rules).toMatchObject([{ matched: false }, { matched: true }]);
    await app.publish([{ name: 'level.dmn', content: LEVEL_TABLE }]);
  });

  it('is not shown to people of other companies, also in their own cases', async () => {
    const { key, seq } = await decided(2);
    const path = `/cases/${key}/decisions/${seq}`;
    expect((await app.ask('katrin.vogel', 'GET', path)).body.code).toBe('role-needed');
    expect((await app.ask('jan.fischer', 'GET', path)).body.code).toBe('not-allowed');
  });

  it('is named by its event; other events and cases are refused', async () => {
    const { key, seq } = await decided(2);
    const ask = async (path: string) => (await app.ask('lena.hartwig', 'GET', path)).body;
    expect(await ask(`/cases/${key}/decisions/1`)).toMatchObject({ status: 404, place: 'seq' });
    expect(await ask(`/cases/${key}/decisions/999`)).toMatchObject({ status: 404, place: 'seq' });
    expect(await ask(`/cases/1/decisions/${seq}`)).toMatchObject({ status: 404, place: 'key' });
  });

  it('becomes a test in one step, once', async () => {
    const { key, seq } = await decided(5);
    const make = (body: object, model = 'levels') =>
      app.ask(BOSS, 'POST', `/decisions/${model}/tests/from-case`, { case: key, seq, ...body });
    const { status, body } = await make({});
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      version: 1,
      tests: [
        {
          ...{ name: `Case ${key}: Work out the level`, decision: 'level-of' },
          ...{ inputs: { sales: 5 }, expected: 'Silver', now: '2026-11-19T09:42:00.000Z' },
          from: { case: key, seq },
        },
      ],
      results: [{ passed: true }],
    });
    expect((await make({ name: 'Another name' })).body).toMatchObject({ version: 1, tests: [{}] });
    const other = await decided(50);
    const named = await make({
      ...other,
      case: other.key,
      key: undefined,
      name: `Case ${key}: Work out the level`,
    });
    expect(named.body.tests.map(({ name }: { name: string }) => name)).toEqual([
      `Case ${key}: Work out the level`,
      `Case ${key}: Work out the level (2)`,
    ]);
    expect(await make({}, 'slow-model')).toMatchObject({
      status: 422,
      body: { mend: 'Add the test to "Co-op level".' },
    });
    expect(await make({ seq: 1 })).toMatchObject({ status: 404 });
  });
});

const SLOW = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="slow-model" name="Slow" namespace="slow">
  <inputData id="i" name="n"><variable name="n" typeRef="number"/></inputData>
  <decision id="slow" name="Slow"><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>count(for i in 1..n return matches("aaaaaaaaaaaaaaaaaaaaaaaaab", "(a+)+$"))</text>
    </literalExpression></decision></definitions>`;
