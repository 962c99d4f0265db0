import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

const throwing = (element: string) =>
  process(
    `<startEvent id="start"/>${element}<endEvent id="end"/>`,
    'start -> throw\nthrow -> end',
    `<message id="m" name="order-placed">${extend('<zeebe:subscription correlationKey="= order"/>')}</message>`,
  );
const definition = '<messageEventDefinition messageRef="m"/>';

test('a throw event publishes its message by name and key, with what the input mapping makes', async () => {
  const one = await play(
    throwing(
      `<intermediateThrowEvent id="throw">${extend(io({ part: '= parts[1]' }))}${definition}</intermediateThrowEvent>`,
    ),
  );
  one.start({ order: 'A1', parts: ['disk'], secret: true });
  expect(one.of('message.thrown')[0]).toMatchObject({
    element: 'throw',
    name: 'order-placed',
    correlationKey: 'A1',
    variables: { part: 'disk' },
  });
  expect(one.state?.ended).toBe('completed');
});

test('without an input mapping it carries nothing', async () => {
  const one = await play(throwing('<sendTask id="throw" messageRef="m"/>'));
  one.start({ order: 'A1' });
  expect(one.of('message.thrown')[0]).not.toHaveProperty('variables');
});

test('its own correlation key wins over that of the message, and sees the mapped variables', async () => {
  const one = await play(
    throwing(
      `<sendTask id="throw" messageRef="m" tl:correlationKey="= other">${extend(io({ other: '= order + "-2"' }).replaceAll('&amp;', '&'))}</sendTask>`,
    ),
  );
  one.start({ order: 'A1' });
  expect(one.of('message.thrown')[0]).toMatchObject({ correlationKey: 'A1-2' });
});

test('a message end event publishes and ends', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><endEvent id="end">${definition}</endEvent>`,
      'start -> end',
      '<message id="m" name="done"/>',
    ),
  );
  one.start();
  expect(one.of('message.thrown')[0]).toMatchObject({ name: 'done', correlationKey: '' });
  expect(one.state?.ended).toBe('completed');
});

test('a failing output is tried again without a second message', async () => {
  const one = await play(
    throwing(`<sendTask id="throw" messageRef="m">${extend(io({}, { sum: '= a + 1' }))}</sendTask>`),
  );
  one.start({ order: 'A1' });
  one.set({ a: 1 }).retry('throw');
  expect(one.of('message.thrown')).toHaveLength(1);
  expect(one.state?.ended).toBe('completed');
});
