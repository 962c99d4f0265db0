import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

const message = `<message id="m" name="stock-answer">${extend('<zeebe:subscription correlationKey="= order"/>')}</message>`;
const waiting = (element: string) =>
  process(`<startEvent id="start"/>${element}<endEvent id="end"/>`, 'start -> wait\nwait -> end', message);

test.each([
  ['receive task', '<receiveTask id="wait" messageRef="m"/>'],
  [
    'catch event',
    '<intermediateCatchEvent id="wait"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
  ],
])('a %s waits for its message by name and key', async (_, element) => {
  const one = await play(waiting(element));
  one.start({ order: 4711 });
  expect(one.of('subscription.opened')[0]).toMatchObject({ message: 'stock-answer', correlationKey: '4711' });
  one.message('wait', { left: 3 });
  expect(one.variables).toEqual({ order: 4711, left: 3 });
  expect(one.state?.ended).toBe('completed');
});

test('what the message brings is mapped', async () => {
  const one = await play(
    waiting(`<receiveTask id="wait" messageRef="m">${extend(io({}, { stock: '= left' }))}</receiveTask>`),
  );
  one.start({ order: 'x' }).message('wait', { left: 3 });
  expect(one.variables).toEqual({ order: 'x', stock: 3 });
});

test('a closed subscription takes no message', async () => {
  const one = await play(waiting('<receiveTask id="wait" messageRef="m"/>'));
  one.start({ order: 'x' });
  const { key } = one.wait('wait', 'subscription');
  one.message('wait');
  expect(one.refused({ type: 'correlateMessage', subscription: key, message: '8' })).toBe('wrong-state');
});
