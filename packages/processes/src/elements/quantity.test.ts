import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { process } from '../../test/xml.ts';

const start = '<startEvent id="start"/>';

test('an activity begins when as many tokens have come as it needs, whichever way', async () => {
  const one = await play(
    process(
      `${start}<parallelGateway id="g"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><userTask id="both" startQuantity="2"/>`,
      'start -> g\ng -> a\ng -> b\ng -> c\na -> both\nb -> both\nc -> both',
    ),
  );
  one.start().complete('b');
  expect(one.open()).toEqual(['task a', 'task c']);
  one.complete('a');
  expect(one.open()).toEqual(['task c', 'task both']);
  expect(one.state?.tokens).toEqual([]);
  one.complete('both');
  expect(one.open()).toEqual(['task c']);
});

test('an activity puts as many tokens on each flow it takes as it says', async () => {
  const one = await play(
    process(
      `${start}<task id="many" completionQuantity="3" default="many-c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>`,
      'start -> many\nmany -> a ? go\nmany -> b ? not(go)\nmany -> c',
    ),
  );
  expect(one.start({ go: true }).open()).toEqual(['task a', 'task a', 'task a']);
});

test('tokens that are too few are told of', async () => {
  const one = await play(process(`${start}<userTask id="pair" startQuantity="2"/>`, 'start -> pair'));
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'join-starved', element: 'pair' });
  expect(one.of('incident.raised')[0]?.sentence).toContain('still waits for more tokens');
  expect(one.retry('pair').open()).toEqual(['task pair']);
});
