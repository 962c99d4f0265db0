import { request } from 'node:http';
import { z } from '@hono/zod-openapi';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { createApp } from './app.ts';
import { type Listening, listen } from './listen.ts';
import { route } from './route.ts';

let server: Listening;
let left = () => {};
const hungUp = new Promise<void>((resolve) => {
  left = resolve;
});
let release = () => {};
const slow = new Promise<void>((resolve) => {
  release = resolve;
});

const upload = route({
  method: 'post',
  path: '/upload',
  summary: 'Upload',
  tags: ['test'],
  allow: 'public',
  body: z.strictObject({ text: z.string() }),
  answer: z.strictObject({ length: z.number(), address: z.string() }),
  handle: async ({ body, address }) => ({ length: body.text.length, address }),
});
const wait = route({
  method: 'get',
  path: '/wait',
  summary: 'Wait',
  tags: ['test'],
  allow: 'public',
  answer: z.strictObject({ done: z.boolean() }),
  async handle({ signal }) {
    signal.addEventListener('abort', left);
    await slow;
    return { done: true };
  },
});

async function start() {
  const actor = { handle: 'a', roles: [] } as unknown as Actor;
  const app = createApp({
    routes: [upload, wait],
    authenticate: async () => actor,
    live: { subscribe: async () => () => undefined },
    log: pino({ level: 'silent' }),
    version: '1',
  });
  server = await listen(app, { port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${server.port}/api`;
}

afterEach(() => server.stop(0));

it('takes a body of known length and one in chunks, and knows the address of the caller', async () => {
  const url = await start();
  const headers = { 'content-type': 'application/json' };
  const whole = await fetch(`${url}/upload`, { method: 'POST', headers, body: '{"text":"abc"}' });
  expect(await whole.json()).toEqual({ length: 3, address: '127.0.0.1' });
  expect(await inChunks(`${url}/upload`, ['{"text":', '"abcd"}'])).toContain('"length":4');
});

it('refuses a body that is too large, before it has come, also in chunks', async () => {
  const url = await start();
  const large = await fetch(`${url}/upload`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'x'.repeat(2_000_000) }),
  });
  expect(await large.json()).toMatchObject({ code: 'too-large' });
  const chunks = Array.from({ length: 50 }, () => 'x'.repeat(100_000));
  expect(await inChunks(`${url}/upload`, ['{"text":"', ...chunks])).toContain('too-large');
});

it('tells a handler that its caller hung up', async () => {
  const url = await start();
  const caller = new AbortController();
  const asked = fetch(`${url}/wait`, { signal: caller.signal }).catch(() => 'hung up');
  setTimeout(() => caller.abort(), 50);
  await hungUp;
  expect(await asked).toBe('hung up');
});

it('stops when running requests are done and live streams are ended', async () => {
  const url = await start();
  const live = await fetch(`${url}/live`);
  const running = fetch(`${url}/wait`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = server.stop(5_000);
  expect(await live.text()).toContain('retry');
  release();
  expect(await (await running).json()).toEqual({ done: true });
  await stopped;
  await expect(fetch(`${url}/live`)).rejects.toThrow();
});

it('says why a port cannot be had', async () => {
  await start();
  const app = { fetch: async () => new Response(), routes: [], close: () => undefined };
  await expect(listen(app, { port: server.port, host: '127.0.0.1' })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

function inChunks(url: string, chunks: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.on('data', (data) => {
          text += data;
        });
        answer.on('end', () => resolve(text));
      },
    );
    call.on('error', reject);
    for (const chunk of chunks) call.write(chunk);
    call.end();
  });
}
