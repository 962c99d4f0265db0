import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import type { Actor } from './actor.ts';
import { createApp } from './app.ts';
import type { LiveEvent, LiveFilter } from './live.ts';

const reader = { handle: 'lena.hartwig', roles: [] } as unknown as Actor;

/** A feed over a growing list, as the event log is one. */
function setUp() {
  const log: LiveEvent[] = [];
  const readers = new Set<(event: LiveEvent) => void>();
  const filters: LiveFilter[] = [];
  let signedIn: Actor | null = reader;
  let isBroken = false;
  const app = createApp({
    routes: [],
    authenticate: async () => signedIn && { ...signedIn },
    live: {
      async subscribe(after, filter, push) {
        if (isBroken) throw new Error('the log cannot be read');
        filters.push(filter);
        for (const event of log) if (after !== undefined && BigInt(event.id) > BigInt(after)) push(event);
        readers.add(push);
        return () => readers.delete(push);
      },
    },
    log: pino({ level: 'silent' }),
    version: '1',
  });
  return {
    app,
    readers,
    filters,
    happen: (id: string) => {
      const event = { id, event: 'change', data: { text: 'a\nb' } };
      log.push(event);
      for (const push of readers) push(event);
    },
    become: (actor: Actor | null) => {
      signedIn = actor;
    },
    breakDown: () => {
      isBroken = true;
    },
    follow: (query = '', headers: Record<string, string> = {}) =>
      app.fetch(new Request(`http://x/api/live${query}`, { headers })),
  };
}

async function read(answer: Response, events: number): Promise<string> {
  const stream = answer.body!.getReader();
  let text = '';
  while (text.split('\nid: ').length <= events && !/(^|\n)end$/.test(text)) {
    const { done, value } = await stream.read();
    if (done) return `${text}end`;
    text += new TextDecoder().decode(value);
  }
  await stream.cancel();
  return text;
}

afterEach(() => vi.useRealTimers());

it('sends what happens, each event with its id', async () => {
  const live = setUp();
  const answer = await live.follow();
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  live.happen('11');
  live.happen('12');
  expect(await read(answer, 2)).toBe(
    'retry: 2000\n\n' +
      'id: 11\nevent: change\ndata: {"text":"a\\nb"}\n\n' +
      'id: 12\nevent: change\ndata: {"text":"a\\nb"}\n\n',
  );
});

it('resumes after the last event the reader saw, and says which it may see', async () => {
  const live = setUp();
  for (const id of ['8', '9', '10']) live.happen(id);
  const text = await read(await live.follow('?subject=5&subject=6', { 'last-event-id': '8' }), 2);
  expect(text.match(/^id: \d+$/gm)).toEqual(['id: 9', 'id: 10']);
  expect(live.filters).toEqual([{ actor: reader, subjects: ['5', '6'] }]);
});

it('refuses a Last-Event-ID that is none', async () => {
  const answer = await setUp().follow('', { 'last-event-id': 'x; drop' });
  expect(await answer.json()).toMatchObject({ code: 'bad-header', place: 'last-event-id' });
});

it('lets go of the feed when the reader leaves, when the server stops and when the reader is too slow', async () => {
  const live = setUp();
  await read(await live.follow(), 0);
  expect(live.readers.size).toBe(0);
  const waiting = await live.follow();
  live.app.close();
  expect(live.readers.size).toBe(0);
  expect(await read(waiting, 99)).toMatch(/end$/);
  await live.follow();
  for (let id = 1; id <= 2000; id++) live.happen(String(id));
  expect(live.readers.size).toBe(0);
});

it('is not kept open by a HEAD', async () => {
  const live = setUp();
  await live.app.fetch(new Request('http://x/api/live', { method: 'HEAD' }));
  expect(live.readers.size).toBe(0);
});

it('shows signs of life and ends with the sign-in', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const live = setUp();
  const answer = await live.follow();
  await vi.advanceTimersByTimeAsync(20_000);
  live.become(null);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await read(answer, 99)).toBe('retry: 2000\n\n: alive\n\nend');
  expect(live.readers.size).toBe(0);
});

it('ends when its reader may see other things than before', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const live = setUp();
  const answer = await live.follow();
  live.become({ ...reader, company: 'another' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await read(answer, 99)).toBe('retry: 2000\n\nend');
});

it('leaves nothing behind when the feed cannot be opened', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const live = setUp();
  live.breakDown();
  expect((await live.follow()).status).toBe(500);
  expect(vi.getTimerCount()).toBe(0);
});
