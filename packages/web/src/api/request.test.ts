import { afterEach, expect, it, vi } from 'vitest';
import { get, problemOf, Refusal, write } from './request.ts';

/** The network, which is not ours: what it was asked, and what it answers. */
function network(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return answer();
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const refusalOf = (promise: Promise<unknown>) => promise.then(() => undefined, problemOf);

it('asks with what is given and leaves out the rest', async () => {
  const asked = network(() => json({ items: [] }));
  await get('/cases', { state: 'open', q: '', version: undefined, limit: 50 });
  expect(asked[0]?.url).toBe('/api/cases?state=open&limit=50');
});

it('writes with a fresh idempotency key, or with the one it is given', async () => {
  const asked = network(() => json({}));
  await write('POST', '/tasks/1/claim');
  await write('POST', '/tasks/1/claim');
  await write('POST', '/cases', { process: 'p' }, 'mine');
  const keys = asked.map(({ init }) => (init.headers as Record<string, string>)['Idempotency-Key']);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe('mine');
});

it('hands on the sentence of a refusal', async () => {
  network(() =>
    json({ status: 409, code: 'held-by-other', detail: 'Lena has it.', mend: 'Take another.' }, 409),
  );
  expect(await refusalOf(get('/tasks/1'))).toMatchObject({
    code: 'held-by-other',
    detail: 'Lena has it.',
    status: 409,
  });
});

it('has a sentence for an answer that explains nothing', async () => {
  network(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(await refusalOf(get('/me'))).toMatchObject({ code: 'http-502', status: 502 });
});

it('takes the message of an answer that is no problem document', async () => {
  network(() => json({ code: 'INVALID', message: 'Invalid email or password' }, 401));
  expect(await refusalOf(write('POST', '/auth/sign-in/email', {}))).toMatchObject({
    detail: 'Invalid email or password',
    status: 401,
  });
});

it('does not say that nothing happened when a write got no answer', async () => {
  network(() => Promise.reject(new TypeError('Failed to fetch')));
  const problem = await refusalOf(write('POST', '/cases', {}));
  expect(problem).toMatchObject({ code: 'unreachable', status: 0 });
  expect(`${problem?.detail} ${problem?.mend}`).not.toContain('Nothing was changed');
});

it('answers without a body are answers', async () => {
  network(() => new Response(null, { status: 204 }));
  expect(await write('DELETE', '/tokens/1')).toBeUndefined();
});

it('knows a page of ours that failed from a refusal', () => {
  expect(problemOf(new Error('x')).code).toBe('page-failed');
  expect(problemOf(new Refusal({ ...problemOf(null), code: 'y' })).code).toBe('y');
});
