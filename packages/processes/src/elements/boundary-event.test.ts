import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const message = `<message id="m" name="changed">${extend('<zeebe:subscription correlationKey="= order"/>')}</message>`;
const on = (attributes: string, definition: string) =>
  process(
    `<startEvent id="start"/><userTask id="work"/><boundaryEvent id="event" attachedToRef="work" ${attributes}>${definition}</boundaryEvent>
     <userTask id="other"/><endEvent id="end"/>`,
    'start -> work\nwork -> end\nevent -> other\nother -> end',
    message,
  );
const timer = (time: string) => `<timerEventDefinition>${time}</timerEventDefinition>`;
const afterHour = timer('<timeDuration>PT1H</timeDuration>');
const goesOn = 'cancelActivity="false"';

test('an interrupting timer ends the activity and goes on along its own flow', async () => {
  const one = await play(on('', afterHour));
  one.start().fire('event');
  expect(one.open()).toEqual(['task other']);
  expect(one.of('task.cancelled')).toHaveLength(1);
  expect(one.complete('other').state?.ended).toBe('completed');
});

test('when the activity is done in time its timer is cancelled', async () => {
  const one = await play(on('', afterHour));
  one.start().complete('work');
  expect(one.of('timer.cancelled')).toHaveLength(1);
  expect(one.state?.ended).toBe('completed');
});

test('a timer that does not interrupt leaves the activity as it is', async () => {
  const one = await play(on(goesOn, afterHour));
  one.start().fire('event');
  expect(one.open()).toEqual(['task work', 'task other']);
  one.complete('work').complete('other');
  expect(one.state?.ended).toBe('completed');
});

test('a cycle repeats as often as it says, counted from the due times', async () => {
  const one = await play(on(goesOn, timer('<timeCycle>R3/PT10M</timeCycle>')));
  one.start();
  one.fire('event');
  one.now = '2030-01-01T00:25:00.000Z';
  one.do({ type: 'fireTimer', timer: one.wait('event', 'timer').key });
  one.fire('event');
  expect(Object.keys(one.of('timer.started')[1] ?? {})).toEqual(
    Object.keys(one.of('timer.started')[2] ?? {}),
  );
  expect(one.of('timer.started')[1]).not.toHaveProperty('kind');
  expect(one.of('timer.started').map(({ due, repeat }) => [due, repeat])).toEqual([
    ['2030-01-01T00:10:00.000Z', 2],
    ['2030-01-01T00:20:00.000Z', 1],
    ['2030-01-01T00:30:00.000Z', 0],
  ]);
  expect(one.open()).toEqual(['task work', 'task other', 'task other', 'task other']);
});

test('a message interrupts, and its variables go to the scope around', async () => {
  const one = await play(on('', '<messageEventDefinition messageRef="m"/>'));
  one.start({ order: 'A1' }).message('event', { reason: 'new size' });
  expect(one.open()).toEqual(['task other']);
  expect(one.variables).toEqual({ order: 'A1', reason: 'new size' });
});

test('a message that does not interrupt may come again', async () => {
  const one = await play(on(goesOn, '<messageEventDefinition messageRef="m"/>'));
  one.start({ order: 'A1' }).message('event', { n: 1 }).message('event', { n: 2 });
  expect(one.open()).toEqual(['task work', 'task other', 'subscription event', 'task other']);
  expect(one.variables.n).toBe(2);
});

test('a failing output mapping of the event keeps what the message brought', async () => {
  const one = await play(
    on('', `${extend(io({}, { total: '= price + fee' }))}<messageEventDefinition messageRef="m"/>`),
  );
  one.start({ order: 'A1' }).message('event', { price: 2 });
  expect(one.open()).toEqual(['incident event']);
  one.set({ fee: 1 }).retry('event');
  expect(one.open()).toEqual(['task other']);
  expect(one.variables).toEqual({ order: 'A1', fee: 1, total: 3 });
});

test('a boundary event that cannot be set up stops the activity before it begins', async () => {
  const one = await play(on('', '<messageEventDefinition messageRef="m"/>'));
  one.start();
  expect(one.open()).toEqual(['incident work']);
  one.set({ order: 1 }).retry('work');
  expect(one.open()).toEqual(['subscription event', 'task work']);
});

test('an activity that stopped with an incident can still be interrupted', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><userTask id="work">${extend('<zeebe:priorityDefinition priority="= p + 1"/>')}</userTask>
       <boundaryEvent id="event" attachedToRef="work">${afterHour}</boundaryEvent><userTask id="other"/>`,
      'start -> work\nevent -> other',
    ),
  );
  one.start();
  expect(one.open()).toEqual(['timer event', 'incident work']);
  one.fire('event');
  expect(one.open()).toEqual(['task other']);
  expect(one.of('incident.resolved')).toHaveLength(1);
});

test('interrupting a sub-process ends everything inside it', async () => {
  const inner = flows('s -> f\nf -> x\nf -> y\nx -> j\ny -> j');
  const one = await play(
    process(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><parallelGateway id="f"/><userTask id="x"/><userTask id="y"/><parallelGateway id="j"/>${inner}</subProcess>
       <boundaryEvent id="event" attachedToRef="sub">${afterHour}</boundaryEvent><userTask id="other"/>`,
      'start -> sub\nevent -> other',
    ),
  );
  one.start().complete('x').fire('event');
  expect(one.open()).toEqual(['task other']);
  expect(one.state?.tokens).toEqual([]);
  expect(one.of('element.terminated').map((event) => event.element)).toEqual(['y', 'sub']);
});
