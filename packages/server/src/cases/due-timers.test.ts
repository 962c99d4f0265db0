import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';
import type { Spine } from '../spine/spine.ts';
import { runDueTimers } from './due-timers.ts';

/** Waits as long as the variable `pause` says. */
const pause = bpmn(
  'pause',
  'name="Pause"',
  `<bpmn:startEvent id="p-start" /><bpmn:intermediateCatchEvent id="rest"><bpmn:timerEventDefinition>
     <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">=pause</bpmn:timeDuration>
   </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:endEvent id="p-end" />
   ${flows('p-start', 'rest', 'p-end')}`,
);

let app: TestApp;
let clock: NodeJS.Timeout;
beforeAll(async () => {
  app = await openTestApp();
  const checked = await checkTogether(app.host, [{ name: 'pause.bpmn', content: pause }]);
  await publishFiles(app.host, checked, 'nora.lang');
}, 60_000);
afterAll(() => app.close());
// Timers are found by waiting: here the test's clock goes with the real one.
beforeEach(() => {
  const behind = Date.now() - app.time.now;
  clock = setInterval(() => {
    app.time.now = Date.now() - behind;
  }, 5);
});
afterEach(() => clearInterval(clock));

const stateOf = async (key: string) => (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body.state;
const ended = (key: string) =>
  vi.waitFor(async () => expect(await stateOf(key)).toBe('completed'), { timeout: 10_000 });

describe('timers', () => {
  it('that fell due while nothing ran fire at the start, once, whoever looks', async () => {
    const key = await app.start('lena.hartwig', 'pause', { pause: 'PT1H' });
    app.time.now += 2 * 3_600_000;
    clearInterval(clock);
    const failures: unknown[] = [];
    const nodes = [1, 2].map(() => runDueTimers(app.spine, (error) => failures.push(error)));
    await ended(key);
    await Promise.all(nodes.map((node) => node.stop()));
    const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events?limit=500`);
    expect(body.items.filter(({ type }: { type: string }) => type === 'timer.fired')).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it('fire on time also while newer ones keep coming', async () => {
    const runner = runDueTimers(app.spine, () => undefined);
    const first = await app.start('lena.hartwig', 'pause', { pause: 'PT0.6S' });
    const from = Date.now();
    while ((await stateOf(first)) !== 'completed' && Date.now() - from < 5_000)
      await app.start('lena.hartwig', 'pause', { pause: 'PT0.6S' });
    expect(await stateOf(first)).toBe('completed');
    await runner.stop();
  });

  it('are looked for again only after a while when the database cannot be asked', async () => {
    let asked = 0;
    const query = async () => {
      asked++;
      throw new Error('The database cannot be reached.');
    };
    const spine: Spine = { ...app.spine, store: { ...app.store, query } };
    const failures: unknown[] = [];
    const runner = runDueTimers(spine, (error) => failures.push(error));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await runner.stop();
    expect(asked).toBe(1);
    expect(failures).toHaveLength(1);
  });
});
