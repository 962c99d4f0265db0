import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { openStore, type Store } from './spine/spine.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({});
}, 60_000);
afterAll(() => store.close());

it('says of a failed statement what went wrong, and none of its values', async () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const failure = await store
    .query('select $1::text, no_such_function($2)', ['a secret', '7'])
    .catch((error: unknown) => error);
  log.error({ err: new Error('The answer was not given', { cause: failure }) }, 'unexpected error');
  expect(lines.join()).not.toContain('a secret');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    ...{ level: 50, msg: 'unexpected error' },
    err: { message: 'The answer was not given', cause: { code: '42883' } },
  });
});

it('keeps a circle of causes short', () => {
  const lines: string[] = [];
  const error = new Error('round');
  error.cause = error;
  openLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'round');
  expect(lines[0]!.length).toBeLessThan(20_000);
});
