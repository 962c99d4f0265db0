import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

const twoEnds = process(
  `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><endEvent id="end"/>`,
  'start -> fork\nfork -> a\nfork -> b\na -> end',
);

test('the case ends with the last token, also where no end event is drawn', async () => {
  const one = await play(twoEnds);
  one.start().complete('a');
  expect(one.state?.ended).toBeUndefined();
  one.complete('b');
  expect(one.state?.ended).toBe('completed');
});

test('a called case hands its variables to the one that called it', async () => {
  const one = await play(twoEnds);
  one.do({ type: 'startCase', variables: { a: 1 }, parent: { case: '5', instance: '6' } });
  one.complete('a').complete('b', { b: 2 });
  expect(one.of('case.ended')[0]).toMatchObject({
    outcome: 'completed',
    parent: { case: '5', instance: '6' },
    variables: { a: 1, b: 2 },
  });
});
