import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { LEVEL_TABLE } from '../../test/test-models.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const get = async (path: string, person = 'lena.hartwig') => (await app.ask(person, 'GET', path)).body;

describe('a decision model', () => {
  it('is listed with what its tests and its check say', async () => {
    expect(await get('/decisions')).toMatchObject({
      items: [
        {
          id: 'levels',
          name: 'Co-op level',
          version: 1,
          publishedBy: { handle: 'nora.lang', name: 'Nora Lang' },
          decisions: 1,
          tests: { passed: 0, total: 0 },
          findings: { error: 0 },
        },
      ],
      total: 1,
    });
  });

  it('is shown with what it is made of, its versions and the tasks that ask it', async () => {
    const shown = await get('/decisions/levels');
    expect(shown).toMatchObject({
      version: 1,
      xml: LEVEL_TABLE,
      versions: [{ version: 1 }],
      may: { saveTests: false },
      usedBy: {
        processes: [
          {
            id: 'level',
            name: 'Level',
            version: 1,
            elements: [{ id: 'work-out', name: 'Work out the level', decision: 'level-of' }],
          },
        ],
        decisions: [],
      },
    });
    expect(shown.decisions).toEqual([
      {
        id: 'level-of',
        name: 'Level of a partner',
        inputs: [{ name: 'sales', type: 'number' }],
        requires: [],
        table: { hitPolicy: 'FIRST', inputs: ['sales'], outputs: ['level'], rules: 2 },
      },
    ]);
  });

  it('keeps its versions, and says cell by cell what changed between two', async () => {
    await app.publish([{ name: 'level.dmn', content: LEVEL_TABLE.replace('&lt; 10', '&lt; 12') }]);
    expect(
      (await get('/decisions/levels')).versions.map(({ version }: { version: number }) => version),
    ).toEqual([2, 1]);
    expect((await get('/decisions/levels/versions/1')).xml).toBe(LEVEL_TABLE);
    expect(await get('/decisions/levels/difference?from=1&to=2')).toEqual({
      from: 1,
      to: 2,
      differences: [
        {
          decision: 'level-of',
          name: 'Level of a partner',
          element: 'decision',
          change: 'changed',
          rules: [
            { change: 'changed', before: 1, after: 1, cells: [{ column: 1, before: '< 10', after: '< 12' }] },
          ],
        },
      ],
    });
    expect((await get('/decisions/levels/difference?from=2&to=2')).differences).toEqual([]);
  });

  it('that is not there, or not in that version, is said in a sentence', async () => {
    expect(await get('/decisions/none')).toMatchObject({ status: 404, place: 'id' });
    expect(await get('/decisions/levels/versions/9')).toMatchObject({
      status: 404,
      place: 'version',
      mend: 'Its newest version is 2.',
    });
    expect(await get('/decisions/levels/difference?from=1&to=9')).toMatchObject({ status: 404, place: 'to' });
    expect(await get('/decisions/levels/difference?from=1')).toMatchObject({ status: 422, place: 'to' });
  });

  it('is for the people of the house', async () => {
    for (const path of [
      '',
      '/levels',
      '/levels/versions/1',
      '/levels/difference?from=1&to=1',
      '/levels/tests',
    ]) {
      expect(await get(`/decisions${path}`, 'katrin.vogel')).toMatchObject({ code: 'role-needed' });
      expect(await get(`/decisions${path}`, 'jan.fischer')).toMatchObject({ code: 'not-allowed' });
    }
  });
});
