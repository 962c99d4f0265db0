import { expect, test } from 'vitest';
import { done, throwing } from '../../test/compensation.ts';
import { modelOf, Play } from '../../test/play.ts';
import { extend, flows, job, process } from '../../test/xml.ts';
import { evolve, replay } from '../evolve/evolve.ts';
import { type MigrateCase, migrateCase } from './migrate-case.ts';
import { proposeMapping } from './propose-mapping.ts';

const timer = (id: string, on: string, time: string) =>
  `<boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="false"><timerEventDefinition>
   <timeDuration>${time}</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="${id}-end"/>
   ${flows(`${id} -> ${id}-end`)}`;

const old = process(
  `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="ask" name="Ask"/>${timer('late', 'ask', 'PT1H')}
   <serviceTask id="send">${extend(job())}</serviceTask><parallelGateway id="join"/><endEvent id="end"/>`,
  'start -> fork\nfork -> ask\nfork -> send\nask -> join\nsend -> join\njoin -> end',
);

/** The task has another id and lies in a sub-process, another timer hangs on it, and a step comes after the join. */
const inner = `<subProcess id="sub" name="Stock"><startEvent id="s"/><userTask id="ask2" name="Ask"/>
  ${timer('later', 'ask2', 'PT2H')}<endEvent id="e"/>${flows('s -> ask2\nask2 -> e')}</subProcess>${timer('reminder', 'sub', 'P1D')}`;
const next = process(
  `<startEvent id="start"/><parallelGateway id="fork"/>${inner}<serviceTask id="send">${extend(job())}</serviceTask>
   <parallelGateway id="join"/><userTask id="last"/><endEvent id="end"/>`,
  'start -> fork\nfork -> sub\nfork -> send\nsub -> join\nsend -> join\njoin -> last\nlast -> end',
);

/** Takes the case over; checks that replay, the log's way, gives the same state. */
async function migrated(one: Play, xml: string, command: Omit<MigrateCase, 'type'> = {}): Promise<Play> {
  const to = await modelOf(xml);
  const { key: caseKey, now } = one;
  let keys = 5_000;
  const decision = () => ({ ok: false, sentence: '' }) as const;
  const env = { now, caseKey, newKey: () => String(++keys), decision };
  const before = JSON.stringify(one.state);
  const outcome = migrateCase({ from: one.model, to }, one.state!, { type: 'migrateCase', ...command }, env);
  expect(JSON.stringify(one.state)).toBe(before);
  if (!outcome.ok) throw new Error(outcome.findings.map(({ sentence }) => sentence).join('\n'));
  const replayed = replay(to, one.state, JSON.parse(JSON.stringify(outcome.events)), caseKey);
  expect(JSON.stringify(replayed)).toBe(JSON.stringify(outcome.state));
  const after = new Play(to, undefined, 9_000);
  return Object.assign(after, { key: caseKey, state: outcome.state, now, do: continued(after, to, caseKey) });
}

function continued(after: Play, to: Play['model'], caseKey: string) {
  let keys = 20_000;
  return (command: Parameters<Play['do']>[0]) => {
    const { decide } = engine;
    const decision = () => ({ ok: false, sentence: '' }) as const;
    const turn = decide(to, after.state, command, {
      now: after.now,
      caseKey,
      newKey: () => String(++keys),
      decision,
    });
    if (!turn.ok) throw new Error(turn.rejection.sentence);
    after.state = turn.state;
    return turn.events;
  };
}
const engine = await import('../decide/decide.ts');

test('the mapping is proposed by id, then name, then neighbours', async () => {
  const [from, to] = [await modelOf(old), await modelOf(next)];
  const { mapping, by } = proposeMapping(from, to);
  expect(mapping).toEqual({
    ...{ start: 'start', fork: 'fork', ask: 'ask2', send: 'send', join: 'join', end: 'end' },
    ...{ late: 'later', 'late-end': 'later-end' },
  });
  expect(by).toMatchObject({ start: 'id', ask: 'name', late: 'neighbours' });
  expect(Object.values(proposeMapping(from, from).by)).toEqual(Array(8).fill('id'));
});

test('task, job, timer and token go along, also into a sub-process that is new', async () => {
  const one = new Play(await modelOf(old)).start();
  const { key: task, instance } = one.wait('ask', 'task');
  const due = one.wait('late', 'timer');
  one.complete('send');
  const after = await migrated(one, next, { reason: 'New law' });
  expect(after.wait('ask2', 'task')).toEqual({ kind: 'task', key: task, instance });
  expect(after.wait('later', 'timer')).toEqual({ ...due, element: 'later' });
  expect(after.open().toSorted()).toEqual(['task ask2', 'timer later', 'timer reminder']);
  expect(after.state?.tokens).toEqual([{ flow: 'send-join', scope: after.key }]);
  after.complete('ask2');
  expect(after.open()).toEqual(['task last']);
});

test('and back out of a sub-process that is not there any more', async () => {
  const one = new Play(await modelOf(next)).start();
  const after = await migrated(one, old);
  expect(after.open().toSorted()).toEqual(['job send', 'task ask', 'timer late']);
  expect(after.state?.instances.map(({ scope }) => scope)).toEqual([after.key, after.key]);
  after.complete('ask').complete('send');
  expect(after.state?.ended).toBe('completed');
});

test('an event that has happened does not begin to wait again, one that is new does', async () => {
  const one = new Play(await modelOf(old)).start().fire('late');
  expect((await migrated(one, old)).open()).toEqual(['task ask', 'job send']);
  const more = old.replace('<serviceTask', `${timer('warn', 'ask', 'PT3H')}<serviceTask`);
  expect((await migrated(one, more)).open()).toEqual(['task ask', 'job send', 'timer warn']);
});

test('what cannot go along is said in words', async () => {
  const one = new Play(await modelOf(old)).start();
  const without = process(
    `<startEvent id="start"/><userTask id="send"/><endEvent id="end"/>`,
    'start -> send\nsend -> end',
  );
  await expect(migrated(one, without, { mapping: { ask: null } })).rejects.toThrow(
    '“Ask” has no counterpart in the new version.\n“send” has no counterpart in the new version.',
  );
  await expect(migrated(one, without, { mapping: { send: 'send', ask: 'send' } })).rejects.toThrow(
    '“send” cannot go on as “send”: that is something else or repeats differently.',
  );
  one.complete('send');
  await expect(migrated(one, without, { mapping: { ask: 'send' } })).rejects.toThrow(
    '“join” waits for more tokens, and the flow from “send”, on which one rests, is not in the new version.',
  );
});

test('a message is waited for under the name of the new version; a suspended case stays suspended', async () => {
  const waiting = (name: string) =>
    process(
      `<startEvent id="start"/><receiveTask id="pay" messageRef="m"/><endEvent id="end"/>`,
      'start -> pay\npay -> end',
      `<message id="m" name="${name}"><extensionElements><zeebe:subscription correlationKey="=order"/></extensionElements></message>`,
    );
  const one = new Play(await modelOf(waiting('paid'))).start({ order: '7' });
  one.do({ type: 'suspendCase' });
  const after = await migrated(one, waiting('money'));
  expect(after.state).toMatchObject({ suspended: true, waits: [{ message: 'money', correlationKey: '7' }] });
});

test('an event of the migration alone gives the state of that moment', async () => {
  const one = new Play(await modelOf(old)).start();
  const to = await modelOf(old);
  const { instances, tokens } = one.state!;
  const places = instances.map(({ key, element, scope }) => ({ instance: key, element, scope }));
  const event = { type: 'case.migrated', process: 'p', entered: [], left: [], tokens, waits: [] } as const;
  expect(evolve(to, one.state, { ...event, instances: places }, one.key)).toEqual(one.state);
});

test('what is being compensated goes along, and so does what may still have to be', async () => {
  const booking = (suffix: string, handler = '') =>
    process(
      `<startEvent id="start"/>${done('hotel')}${done('flight')}${throwing()}<userTask id="after${suffix}"/>${handler}`,
      `start -> hotel\nhotel -> flight\nflight -> throw\nthrow -> after${suffix}`,
    );
  const one = new Play(await modelOf(booking('')));
  one.start().complete('hotel').complete('flight');
  const timerOn = timer('late', 'flight', 'PT1H');
  const two = await migrated(one, booking('-two', timerOn));
  expect(two.open()).toEqual(['task undo-flight']);
  two.complete('undo-flight').complete('undo-hotel');
  expect(two.open()).toEqual(['task after-two']);
});
