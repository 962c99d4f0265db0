import { describe, expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const key = extend('<zeebe:subscription correlationKey="= order"/>');
const roots = `<message id="m" name="order">${key}</message><message id="n" name="payment">${key}</message>`;
const event = (id: string, ref: string) =>
  `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="${ref}"/></intermediateCatchEvent><userTask id="${id}-task"/>`;
const gateway = (type: string) =>
  process(
    `<eventBasedGateway id="g" instantiate="true" eventGatewayType="${type}"/>${event('a', 'm')}${event('b', 'n')}`,
    'g -> a\na -> a-task\ng -> b\nb -> b-task',
    roots,
  );

describe('a receive task that starts the process', () => {
  const starting = (around = '') =>
    process(
      `<receiveTask id="r" messageRef="m" instantiate="true">${extend(io({}, { total: '= price * 2' }))}</receiveTask><userTask id="work"/>${around}`,
      'r -> work',
      roots,
    );

  test('has its message already when the case begins', async () => {
    const one = await play(starting());
    one.do({ type: 'startCase', start: 'r', message: '5', variables: { price: 2 } });
    expect(one.open()).toEqual(['task work']);
    expect(one.variables).toEqual({ price: 2, total: 4 });
    expect(one.done()).toEqual(['r']);
  });

  test('opens the event sub-processes of the process; when that cannot be, the case does not begin', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><messageEventDefinition messageRef="n"/></startEvent><userTask id="ht"/>${flows('hs -> ht')}</subProcess>`;
    const one = await play(starting(handler));
    expect(one.refused({ type: 'startCase', start: 'r', variables: { price: 1 } })).toBe('invalid');
    one.do({ type: 'startCase', start: 'r', variables: { price: 1, order: 'A1' } });
    expect(one.open()).toEqual(['subscription hs', 'task work']);
  });

  test('is no place to begin by hand', async () => {
    expect((await play(starting())).refused({ type: 'startCase' })).toBe('not-startable');
  });
});

describe('an event-based gateway that starts the process', () => {
  test('exclusive: the event that came takes its way alone', async () => {
    const one = await play(gateway('Exclusive'));
    expect(one.model.starts.map(({ id }) => id)).toEqual(['a', 'b']);
    one.do({ type: 'startCase', start: 'b', variables: {} });
    expect(one.open()).toEqual(['task b-task']);
    expect(one.done()).toEqual(['g', 'b']);
  });

  test('parallel: the others are waited for in the same case', async () => {
    const one = await play(gateway('Parallel'));
    one.do({ type: 'startCase', start: 'b', variables: { order: 'A1' } });
    expect(one.open()).toEqual(['task b-task', 'subscription a']);
    one.complete('b-task');
    expect(one.state?.ended).toBeUndefined();
    expect(one.message('a').complete('a-task').state?.ended).toBe('completed');
  });
});

describe('a conditional start event', () => {
  const conditional = process(
    `<startEvent id="start"><conditionalEventDefinition><condition>= amount &gt; 100</condition></conditionalEventDefinition></startEvent><userTask id="work"/>`,
    'start -> work',
  );

  test('begins a case when its condition holds for the variables given, and refuses else', async () => {
    const one = await play(conditional);
    expect(one.refused({ type: 'startCase', variables: { amount: 1 } })).toBe('not-startable');
    expect(one.refused({ type: 'startCase', start: 'start', variables: { amount: 1 } })).toBe(
      'not-startable',
    );
    expect(one.start({ amount: 101 }).open()).toEqual(['task work']);
  });
});
