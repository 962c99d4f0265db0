import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { LEVEL_TABLE } from '../../test/test-models.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const BOSS = 'sofia.lindqvist';
const small = { name: 'Small', decision: 'level-of', inputs: { sales: 2 }, expected: 'Silver' };
const great = { name: 'Great', decision: 'Level of a partner', inputs: { sales: 40 }, expected: 'Gold' };
const wrong = { ...great, name: 'Wrong', expected: 'Platinum' };

const tests = async (person = BOSS) => (await app.ask(person, 'GET', '/decisions/levels/tests')).body;
const save = (body: object, headers = {}) => app.ask(BOSS, 'PUT', '/decisions/levels/tests', body, headers);
const file = (...list: object[]) => ({
  name: 'level.tests.json',
  content: JSON.stringify({ model: 'levels', tests: list }),
});
const model = (content = LEVEL_TABLE) => ({ name: 'level.dmn', content });

describe('the tests of a model', () => {
  it('are none at first, and every rule is unreached', async () => {
    expect(await tests('lena.hartwig')).toEqual({
      ...{ version: 0, tests: [], results: [] },
      coverage: [
        { decision: 'level-of', name: 'Level of a partner', rules: 2, reached: [], unreached: [1, 2] },
      ],
    });
  });

  it('are saved and run, also when some fail', async () => {
    const { status, body } = await save({ tests: [small, wrong], version: 0 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      tests: [small, wrong],
      results: [
        { name: 'Small', passed: true, actual: 'Silver' },
        { name: 'Wrong', passed: false, expected: 'Platinum', actual: 'Gold' },
      ],
      coverage: [{ reached: [1, 2], unreached: [] }],
    });
    const { body: list } = await app.ask(BOSS, 'GET', '/decisions');
    expect(list.items[0]).toMatchObject({ tests: { passed: 1, total: 2 }, findings: { error: 1 } });
    const { body: shown } = await app.ask(BOSS, 'GET', '/decisions/levels');
    expect(shown.findings).toMatchObject([{ code: 'test-failed' }]);
  });

  it('are not written over what somebody else saved', async () => {
    expect(await save({ tests: [small], version: 0 })).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', mend: 'Look at the newest version, then change it again.' },
    });
    expect((await tests()).version).toBe(1);
  });

  it('get no new version when nothing changed, nor when the same request comes again', async () => {
    expect((await save({ tests: [small, wrong] })).body.version).toBe(1);
    const key = { 'idempotency-key': 'once' };
    expect((await save({ tests: [small] }, key)).body.version).toBe(2);
    expect((await save({ tests: [small, wrong] })).body.version).toBe(3);
    expect((await save({ tests: [small] }, key)).body.version).toBe(3);
  });

  it('say what is wrong in them by field', async () => {
    expect(await save({ tests: [small, { ...great, name: 'Small' }] })).toMatchObject({
      status: 422,
      body: { place: 'tests[1].name', detail: 'Two tests are named "Small".' },
    });
    expect(await save({ tests: [{ ...small, expect: 1 }] })).toMatchObject({ status: 422 });
    expect(await save({ tests: [{ ...small, decision: '' }] })).toMatchObject({
      body: { place: 'tests[0].decision' },
    });
    expect(await app.ask(BOSS, 'PUT', '/decisions/none/tests', { tests: [] })).toMatchObject({ status: 404 });
  });

  it('are saved by those who run operations, not by those who only read', async () => {
    for (const person of ['lena.hartwig', 'nora.lang', 'katrin.vogel'])
      expect((await app.ask(person, 'PUT', '/decisions/levels/tests', { tests: [] })).body.code).toBe(
        'role-needed',
      );
  });
});

describe('publishing', () => {
  it('a model that fails the tests that are there is refused with what each expected and got', async () => {
    await save({ tests: [small, great] });
    const { status, body } = await app.publish([model(LEVEL_TABLE.replace('"Gold"', '"Bronze"'))]);
    expect(status).toBe(422);
    expect(body.findings).toMatchObject([
      {
        ...{ file: 'level.dmn', code: 'test-failed', severity: 'error', element: 'level-of' },
        sentence: expect.stringMatching(/"Great".*"Gold".*"Bronze"/),
      },
    ]);
  });

  it('runs the tests that come with the model instead', async () => {
    const bronze = LEVEL_TABLE.replace('"Gold"', '"Bronze"');
    const failing = await app.publish([model(bronze), file(small, wrong)]);
    expect(failing.body.findings).toMatchObject([{ file: 'level.tests.json', code: 'test-failed' }]);
    const before = (await tests()).version;
    const { status, body } = await app.publish([model(bronze), file({ ...great, expected: 'Bronze' })]);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.definitions).toMatchObject([
      { kind: 'decision', id: 'levels', version: 2 },
      { kind: 'tests', id: 'levels', version: before + 1, change: 'changed' },
    ]);
    expect(body.findings).toMatchObject([{ file: 'level.dmn', code: 'rule-untested', severity: 'advice' }]);
  });

  it('tests alone are tried on the newest model, and need one', async () => {
    expect((await app.publish([file(small, great)])).body.findings).toMatchObject([{ code: 'test-failed' }]);
    expect((await app.publish([file({ ...great, expected: 'Bronze' }, small)])).status).toBe(201);
    const other = { name: 'x.tests.json', content: JSON.stringify({ model: 'nothing', tests: [] }) };
    expect((await app.publish([other])).body.findings).toMatchObject([{ code: 'decision-missing' }]);
  });

  it('a file of tests that cannot be read is refused with the place', async () => {
    const broken = { name: 'level.tests.json', content: '{ "model": "levels",\n "tests": 5 }' };
    expect((await app.publish([broken])).body.findings).toMatchObject([
      { file: 'level.tests.json', line: 2 },
    ]);
  });
});
