import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { flows, process } from '../../test/xml.ts';

const both = `<startEvent id="start"/><inclusiveGateway id="split" default="split-c"/>
  <userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="join"/><userTask id="after"/><endEvent id="end"/>`;
const lines = `start -> split\nsplit -> a ? n > 1\nsplit -> b ? n > 2\nsplit -> c
  a -> join\nb -> join\nc -> join\njoin -> after\nafter -> end`;

test.each([
  [3, ['a', 'b']],
  [2, ['a']],
  [0, ['c']],
])('n = %s opens %s, and the join waits for exactly these', async (n, open) => {
  const one = await play(process(both, lines));
  one.start({ n });
  expect(one.open()).toEqual(open.map((id) => `task ${id}`));
  for (const id of open) {
    expect(one.open()).not.toContain('task after');
    one.complete(id);
  }
  expect(one.complete('after').state?.ended).toBe('completed');
  expect(one.done().filter((id) => id === 'join')).toHaveLength(1);
});

test('no condition true and no default is an incident', async () => {
  const one = await play(
    process(both.replace('default="split-c"', ''), lines.replace('split -> c', 'split -> c ? n = 9')),
  );
  one.start({ n: 0 });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'condition-none-true', element: 'split' });
  expect(one.set({ n: 2 }).retry('split').open()).toEqual(['task a']);
});

test('a flow without condition is taken in any case, a default one then not', async () => {
  const one = await play(process(both, lines.replace('split -> b ? n > 2', 'split -> b')));
  one.start({ n: 0 });
  expect(one.open()).toEqual(['task b']);
});

test('goes on when what it waited for takes another way', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><inclusiveGateway id="split"/><userTask id="a"/><userTask id="b"/>
       <exclusiveGateway id="choose" default="choose-join"/><endEvent id="aside"/><inclusiveGateway id="join"/><userTask id="after"/>`,
      `start -> split\nsplit -> a\nsplit -> b\na -> join\nb -> choose\nchoose -> join\nchoose -> aside ? away = true\njoin -> after`,
    ),
  );
  one.start().complete('a');
  expect(one.open()).toEqual(['task b']);
  one.complete('b', { away: true });
  expect(one.open()).toEqual(['task after']);
});

test('waits for what may still come over a boundary event, not for what sits on it', async () => {
  const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><endEvent id="aside"/>
       <boundaryEvent id="late" attachedToRef="b" cancelActivity="false">${timer}</boundaryEvent><inclusiveGateway id="join"/><userTask id="after"/>`,
      `start -> fork\nfork -> a\nfork -> b\na -> join\nb -> aside\nlate -> join\njoin -> after`,
    ),
  );
  one.start().complete('a');
  expect(one.open()).toEqual(['timer late', 'task b']);
  one.complete('b');
  expect(one.open()).toEqual(['task after']);
});

test('waits for a token that stands before a link', async () => {
  const link = '<linkEventDefinition name="l"/>';
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><intermediateThrowEvent id="jump">${link}</intermediateThrowEvent>
       <intermediateCatchEvent id="land">${link}</intermediateCatchEvent><inclusiveGateway id="join"/><userTask id="after"/>`,
      `start -> fork\nfork -> a\nfork -> b\na -> join\nb -> jump\nland -> join\njoin -> after`,
    ),
  );
  one.start().complete('a');
  expect(one.open()).toEqual(['task b']);
  expect(one.complete('b').open()).toEqual(['task after']);
  expect(one.done().filter((id) => id === 'join')).toHaveLength(1);
});

test('in a loop: a token that comes round over the join itself is not waited for', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><inclusiveGateway id="merge"/><userTask id="work"/><exclusiveGateway id="again" default="again-merge"/><endEvent id="end"/>`,
      'start -> merge\nmerge -> work\nwork -> again\nagain -> merge\nagain -> end ? enough = true',
    ),
  );
  one.start().complete('work').complete('work', { enough: true });
  expect(one.state?.ended).toBe('completed');
});

test('in a loop: joins inside wait for what stands beside, not for what comes round', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><inclusiveGateway id="one"/><inclusiveGateway id="two"/><inclusiveGateway id="three"/><inclusiveGateway id="four"/>
       <inclusiveGateway id="five"/><userTask id="long"/><userTask id="short"/><endEvent id="end"/>`,
      `start -> one\none -> two\none -> long\ntwo -> three\ntwo -> short\nshort -> three\nthree -> four\nlong -> four
       four -> five\nfive -> end ? enough = true\nfive -> one ? enough = null`,
    ),
  );
  one.start();
  expect(one.open()).toEqual(['task long', 'task short']);
  one.complete('long').complete('short');
  expect(one.open()).toEqual(['task long', 'task short']);
  one.set({ enough: true }).complete('short').complete('long');
  expect(one.state?.ended).toBe('completed');
});

test('a token that can come to a filled flow as well is not waited for', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><exclusiveGateway id="pick" default="pick-x"/><userTask id="x"/>
       <exclusiveGateway id="merge"/><inclusiveGateway id="join"/><userTask id="b"/><userTask id="after"/>`,
      `start -> fork\nfork -> a\nfork -> b\na -> merge\nb -> pick\npick -> merge ? left = true\npick -> x\nx -> join\nmerge -> join\njoin -> after`,
    ),
  );
  one.start().complete('a');
  expect(one.open()).toEqual(['task b', 'task after']);
});

test('joins inside a sub-process look only at its own run', async () => {
  const inner = `<startEvent id="s"/><inclusiveGateway id="split"/><userTask id="a"/><userTask id="b"/><inclusiveGateway id="join"/><endEvent id="e"/>
    ${flows('s -> split\nsplit -> a\nsplit -> b\na -> join\nb -> join\njoin -> e')}`;
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>= 2</loopCardinality></multiInstanceLoopCharacteristics>';
  const one = await play(
    process(
      `<startEvent id="start"/><subProcess id="sub">${loop}${inner}</subProcess><endEvent id="end"/>`,
      'start -> sub\nsub -> end',
    ),
  );
  one.start().complete('a').complete('b');
  expect(one.done().filter((id) => id === 'join')).toHaveLength(1);
  expect(one.complete('a').complete('b').state?.ended).toBe('completed');
});

test('two joins that wait for each other are an incident, and a second try goes on', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><inclusiveGateway id="left"/><inclusiveGateway id="right"/>
       <exclusiveGateway id="l" default="l-right"/><exclusiveGateway id="r" default="r-left"/><endEvent id="end"/>`,
      `start -> fork\nfork -> left\nfork -> right\nleft -> l\nright -> r\nl -> right\nl -> end ? done = true\nr -> left\nr -> end ? done = true`,
    ),
  );
  one.start({ done: true });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'join-starved' });
  one.retry('left');
  expect(one.state?.ended).toBe('completed');
});
