import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { openParts } from '../parts.ts';
import { createSpine, keyAt, openStore } from '../spine/spine.ts';
import { type Change, EVERYTHING } from './change.ts';

let app: TestApp;
beforeAll(async () => {
  // As on a server with several nodes: the feed also watches the log.
  app = await openTestApp({ ...(await openStore({})), kind: 'postgres' });
}, 60_000);
afterAll(() => app.close());

interface Told {
  readonly id: string;
  readonly change: Change;
}

const MESSAGE = /id: (\d+)\nevent: change\ndata: (.*)\n\n/;

/** Opens the stream as a page does. */
async function follow(person: string, lastEventId?: string, query = '') {
  const headers = { 'x-person': person, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const request = new Request(`http://127.0.0.1/api/live${query}`, { headers });
  const reader = (await app.app.fetch(request)).body!.getReader();
  let text = '';
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += new TextDecoder().decode(part.value);
  })();
  return {
    /** The next change; undefined when none comes in time. */
    async next(withinMs = 5_000): Promise<Told | undefined> {
      for (const until = Date.now() + withinMs; Date.now() < until; await pause(10)) {
        const match = MESSAGE.exec(text);
        if (!match) continue;
        text = text.slice(match.index + match[0].length);
        return { id: match[1]!, change: JSON.parse(match[2]!) as Change };
      }
      return undefined;
    },
    async end() {
      await reader.cancel();
      await reading;
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Long enough for news that should not come: gathering, and one look at the log. */
const SILENCE_MS = 1_500;

it('tells together what happens together, and each thing once', async () => {
  const lena = await follow('lena.hartwig');
  const keys = await Promise.all(['a', 'b'].map((subject) => app.start('lena.hartwig', 'note', { subject })));
  const cases = expect.arrayContaining(keys);
  expect((await lena.next())?.change).toEqual({ cases, tasks: true, incidents: false, definitions: false });
  const stopped = await app.start('lena.hartwig', 'stop');
  expect((await lena.next())?.change).toMatchObject({ cases: [stopped], tasks: false, incidents: true });
  expect(await lena.next(SILENCE_MS)).toBeUndefined();
  await lena.end();
});

it('tells partners of their cases, and of tasks they are asked for', async () => {
  const sven = await follow('sven.adler');
  const falk = await follow('falk.petzold');
  const order = await app.start('katrin.vogel', 'order', { customer: 'Elbkontor' });
  expect((await sven.next())?.change).toMatchObject({ cases: [order], tasks: true });
  const asked = { subject: 'For your marketing', team: 'rheintal-marketing', due: null, followUp: null };
  await app.start('lena.hartwig', 'note', asked);
  expect((await sven.next())?.change).toMatchObject({ cases: [], tasks: true });
  expect(await falk.next(300)).toBeUndefined();
  await sven.end();
  await falk.end();
});

it('resumes after the last event a page saw', async () => {
  const before = await follow('lena.hartwig');
  await app.start('lena.hartwig', 'note', { subject: 'seen' });
  const last = (await before.next())!.id;
  await before.end();
  // What lies in the stretch that is read again is told once more; it does no harm.
  app.time.now += 6_000;
  const missed = await app.start('lena.hartwig', 'note', { subject: 'missed' });
  const after = await follow('lena.hartwig', last);
  const told = await after.next();
  expect(told?.change.cases).toContain(missed);
  expect(BigInt(told!.id)).toBeGreaterThan(BigInt(last));
  await after.end();
  app.time.now += 6_000;
  const nothing = await follow('lena.hartwig', keyAt(app.spine.now()));
  expect(await nothing.next(300)).toBeUndefined();
  await nothing.end();
});

it('says that everything may have changed to a page that was away too long', async () => {
  const page = await follow('katrin.vogel', keyAt(new Date(app.time.now - 3_600_000)));
  expect((await page.next())?.change).toEqual(EVERYTHING);
  await page.end();
});

it('tells of one case only when asked to', async () => {
  const wanted = await app.start('lena.hartwig', 'note', { subject: 'wanted' });
  const page = await follow('lena.hartwig', undefined, `?subject=${wanted}`);
  await app.start('lena.hartwig', 'note', { subject: 'other' });
  const task = await app.taskOf(wanted);
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`);
  expect((await page.next())?.change).toEqual({
    ...{ cases: [wanted], tasks: true, incidents: false, definitions: false },
  });
  await page.end();
});

it('hears what other nodes on the same database do', async () => {
  const page = await follow('lena.hartwig');
  const store = { ...app.store, node: (app.store.node + 1) % 1024 };
  const node = createSpine(store, openParts(store), () => app.time.now);
  const key = node.newKey();
  const [{ version }] = (await app.store.query(
    "select key as version from definitions where id = 'stop' and kind = 'process'",
  )) as [{ version: string }];
  await node.submit({
    kind: 'case',
    subject: key,
    command: { type: 'startCase', host: { version } },
    actor: 'lena.hartwig',
  });
  expect((await page.next())?.change).toMatchObject({ cases: [key], incidents: true });
  expect(await page.next(SILENCE_MS)).toBeUndefined();
  await page.end();
}, 15_000);
