import { expect, test } from 'vitest';
import { type Play, play } from '../../test/play.ts';
import { flows, process } from '../../test/xml.ts';
import type { MoveStep } from '../command.ts';

const sub = `<subProcess id="sub" name="Check"><startEvent id="s"/><userTask id="in1"/><userTask id="in2"/><endEvent id="e"/>
  ${flows('s -> in1\nin1 -> in2\nin2 -> e')}</subProcess>
  <boundaryEvent id="late" attachedToRef="sub"><timerEventDefinition><timeDuration>PT1H</timeDuration>
  </timerEventDefinition></boundaryEvent>`;
const xml = process(
  `<startEvent id="start"/><userTask id="first"/>${sub}<parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
   <parallelGateway id="join"/><userTask id="last"/><endEvent id="end"/>`,
  `start -> first\nfirst -> sub\nlate -> last\nsub -> fork\nfork -> a\nfork -> b\na -> join\nb -> join\njoin -> last
   last -> end`,
);
const move = (...steps: MoveStep[]) => ({ type: 'moveTokens', steps, reason: 'Wrong way' }) as const;
const at = (one: Play, element: string) => ({ instance: one.wait(element, 'task').instance });

async function started() {
  return (await play(xml)).start();
}

test('a token moves into a sub-process that is entered for it, and out of it again', async () => {
  const one = await started();
  one.do(move({ from: at(one, 'first'), to: { element: 'in2' } }));
  expect(one.open()).toEqual(['timer late', 'task in2']);
  expect(one.of('tokens.moved')[0]).toMatchObject({
    reason: 'Wrong way',
    steps: [{ to: { element: 'in2' } }],
  });
  one.do(move({ from: at(one, 'in2'), to: { element: 'first' } }));
  expect(one.open()).toEqual(['task first']);
  one.do(move({ from: at(one, 'first'), to: { element: 'in1' } }));
  one.complete('in1').complete('in2');
  expect(one.open()).toEqual(['task a', 'task b']);
});

test('tokens are added before elements and on flows, and taken from joins', async () => {
  const one = await started();
  one.do(move({ from: at(one, 'first'), to: { flow: 'a-join' } }, { to: { element: 'b' } }));
  expect(one.open()).toEqual(['task b']);
  expect(one.state?.tokens).toEqual([{ flow: 'a-join', scope: one.key }]);
  one.do(move({ from: { flow: 'a-join' }, to: { element: 'a' } }));
  one.complete('a').complete('b');
  expect(one.open()).toEqual(['task last']);
  one.do(move({ from: at(one, 'last'), to: { element: 'end' } }));
  expect(one.state?.ended).toBe('completed');
});

test('taking out the last token of a sub-process ends it, the last of the case is refused', async () => {
  const one = await started();
  one.do(move({ to: { element: 'in1' } }));
  one.do(move({ from: at(one, 'in1') }));
  expect(one.open()).toEqual(['task first']);
  expect(one.refused(move({ from: at(one, 'first') }))).toBe('invalid');
});

test('a step that names what is not there, or leads where none leads, is refused with nothing done', async () => {
  const one = await started();
  const from = at(one, 'first');
  expect(one.refused(move({ from: { instance: '1' } }))).toBe('not-found');
  expect(one.refused(move({ from: { flow: 'a-join' } }))).toBe('not-found');
  for (const to of [{ element: 'none' }, { flow: 'none' }, { element: 'late' }])
    expect(one.refused(move({ from, to }))).toBe('invalid');
  one.do(move({ to: { element: 'sub' } }, { to: { element: 'sub' } }));
  expect(one.refused(move({ to: { element: 'in2' } }))).toBe('invalid');
  const [scope] = one.state!.instances.filter(({ element }) => element === 'sub');
  one.do(move({ to: { element: 'in2', scope: scope!.key } }));
  expect(one.state!.instances.at(-1)).toMatchObject({ element: 'in2', scope: scope!.key });
});

test('a run taken out of a multi-instance activity does not hold up the others', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><userTask id="each"><multiInstanceLoopCharacteristics>
       <loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="end"/>`,
      'start -> each\neach -> end',
    ),
  );
  one.start();
  one.do(move({ from: at(one, 'each') }));
  one.complete('each');
  expect(one.state?.ended).toBe('completed');
});
