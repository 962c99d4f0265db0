import { expect, test } from 'vitest';
import { modelOf, Play, play } from '../../test/play.ts';
import { flows as flowsOf, process } from '../../test/xml.ts';

const message = '<message id="m" name="ordered"/>';
const starts = `<startEvent id="by-hand"/><startEvent id="by-message"><messageEventDefinition messageRef="m"/></startEvent>
  <startEvent id="daily"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent><userTask id="task"/>`;
const flows = 'by-hand -> task\nby-message -> task\ndaily -> task';

test('without a named start event the plain one is meant; others are named', async () => {
  const model = await modelOf(process(starts, flows, message));
  expect(new Play(model).start().done()).toEqual(['by-hand']);
  const one = new Play(model);
  one.do({
    type: 'startCase',
    start: 'by-message',
    message: '5',
    variables: { a: 1 },
    number: 'ORD-1',
    party: { id: 1 },
  });
  expect(one.of('case.started')[0]).toMatchObject({
    process: 'p',
    start: 'by-message',
    message: '5',
    number: 'ORD-1',
    party: { id: 1 },
    variables: { a: 1 },
  });
  expect(one.done()).toEqual(['by-message']);
});

test('the model tells the host how its cases start', async () => {
  const { starts: found } = await modelOf(process(starts, flows, message));
  expect(found.map(({ id, trigger }) => [id, trigger])).toEqual([
    ['by-hand', 'none'],
    ['by-message', 'message'],
    ['daily', 'timer'],
  ]);
  expect(found[1]?.message?.name).toEqual({ fixed: 'ordered' });
  expect(found[2]?.timer).toEqual({ kind: 'cycle', text: { fixed: 'R/P1D' } });
});

test('a process without plain start, an unknown start and a second start are refused', async () => {
  const only = await play(
    process(starts.replace('<startEvent id="by-hand"/>', ''), flows.replace('by-hand -> task', ''), message),
  );
  expect(only.refused({ type: 'startCase' })).toBe('not-startable');
  expect(only.refused({ type: 'startCase', start: 'nowhere' })).toBe('not-startable');
  only.start({}, 'daily');
  expect(only.refused({ type: 'startCase', start: 'daily' })).toBe('wrong-state');
});

test.each([
  ['tl:title="= &quot;Order of &quot; + customer"', 'Order of Contoso'],
  ['tl:title="Order"', 'Order'],
  [
    'tl:title="= customer + &quot;: &quot; + string join(for i in 1..400 return &quot;😀&quot;)"',
    `Contoso: ${'😀'.repeat(290)}…`,
  ],
  ['tl:title="= missing"', 'Process'],
  ['', 'Process'],
])('the title comes from the model (%s)', async (attributes, title) => {
  const one = await play(process('<startEvent id="start"/><userTask id="t"/>', 'start -> t', '', attributes));
  one.start({ customer: 'Contoso' });
  expect(one.of('case.started')[0]).toMatchObject({ title });
});

test('a finished case goes on as a new one at an element, also inside a sub-process', async () => {
  const sub = `<subProcess id="sub"><startEvent id="s"/><userTask id="inner"/><endEvent id="e"/>
    ${flowsOf('s -> inner\ninner -> e')}</subProcess>`;
  const model = await modelOf(
    process(
      `<startEvent id="start"/>${sub}<userTask id="last"/><endEvent id="end"/>`,
      'start -> sub\nsub -> last\nlast -> end',
    ),
  );
  const again = (element: string) =>
    ({ type: 'startCase', restarts: { case: '5', element, reason: 'Wrong' }, variables: { a: 1 } }) as const;
  const one = new Play(model);
  one.do(again('inner'));
  expect(one.of('case.started')[0]).toMatchObject({ restarts: { case: '5' }, variables: { a: 1 } });
  expect(one.open()).toEqual(['task inner']);
  one.complete('inner').complete('last');
  expect(one.state?.ended).toBe('completed');
  expect(new Play(model).refused(again('nowhere'))).toBe('invalid');
});
