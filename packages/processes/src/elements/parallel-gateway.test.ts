import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

const forkJoin = process(
  `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><parallelGateway id="join"/>
   <userTask id="after"/><endEvent id="end"/>`,
  'start -> fork\nfork -> a\nfork -> b\na -> join\nb -> join\njoin -> after\nafter -> end',
);

test('forks to all flows and joins when the last token is there', async () => {
  const one = await play(forkJoin);
  expect(one.start().open()).toEqual(['task a', 'task b']);
  one.complete('b');
  expect(one.state?.tokens).toEqual([{ flow: 'b-join', scope: '1000' }]);
  expect(one.open()).toEqual(['task a']);
  one.complete('a');
  expect(one.open()).toEqual(['task after']);
  expect(one.of('element.passed').at(-1)).toMatchObject({ element: 'join', took: ['a-join', 'b-join'] });
  expect(one.complete('after').state?.ended).toBe('completed');
});

test('two tokens on one flow do not make up for a missing one on the other', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><exclusiveGateway id="merge"/><userTask id="x"/>
       <parallelGateway id="join"/><endEvent id="end"/>`,
      'start -> fork\nfork -> merge\nfork -> x\nfork -> join\nmerge -> join\nx -> merge\njoin -> end',
    ),
  );
  one.start();
  expect(one.state?.tokens.map((token) => token.flow)).toEqual([]);
  expect(one.open()).toEqual(['task x']);
  one.complete('x');
  expect(one.of('incident.raised')[0]).toMatchObject({
    code: 'join-starved',
    element: 'join',
    sentence:
      '“join” still waits for a token from “fork”, but none can come any more. ' +
      'Try again to go on without it, or cancel the case.',
  });
  one.retry('join');
  expect(one.state?.ended).toBe('completed');
});

test('conditions behind it count for nothing', async () => {
  const one = await play(
    process(
      '<startEvent id="start"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/>',
      'start -> g\ng -> a ? false\ng -> b',
    ),
  );
  expect(one.start().open()).toEqual(['task a', 'task b']);
});
