import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { escapeXml, extend, flows, process } from '../../test/xml.ts';

const marker = (attributes: string, condition?: string) =>
  `<standardLoopCharacteristics ${attributes}>${condition ? `<loopCondition>${escapeXml(condition)}</loopCondition>` : ''}</standardLoopCharacteristics>`;
const looped = (loop: string) =>
  process(
    `<startEvent id="start"/><userTask id="try">${loop}</userTask>
     <boundaryEvent id="late" attachedToRef="try"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
     <userTask id="after"/><endEvent id="end"/>`,
    'start -> try\ntry -> after\nlate -> end\nafter -> end',
  );

test('is done while its condition is true, asked after each round', async () => {
  const one = await play(looped(marker('', '= not(done)')));
  one.start({ done: true });
  expect(one.open()).toEqual(['timer late', 'task try']);
  one.complete('try', { done: false });
  expect(one.open()).toEqual(['timer late', 'task try']);
  one.complete('try', { done: true });
  expect(one.open()).toEqual(['task after']);
});

test('tested before: perhaps never', async () => {
  const one = await play(looped(marker('testBefore="true"', '= not(done)')));
  one.start({ done: true });
  expect(one.open()).toEqual(['task after']);
});

test('the maximum ends it, with a condition or without', async () => {
  for (const condition of ['= true', undefined]) {
    const one = await play(looped(marker('loopMaximum="2"', condition)));
    one.start().complete('try').complete('try');
    expect(one.open()).toEqual(['task after']);
  }
});

test('the condition knows how many rounds there were, and each round its number', async () => {
  const script = extend('<zeebe:script expression="= append(seen, loopCounter)" resultVariable="seen"/>');
  const one = await play(
    process(
      `<startEvent id="start"/><scriptTask id="count">${script}${marker('', '= loopCounter < 4')}</scriptTask><endEvent id="end"/>`,
      'start -> count\ncount -> end',
    ),
  );
  one.start({ seen: [] });
  expect(one.variables).toEqual({ seen: [1, 2, 3, 4] });
  expect(one.state?.ended).toBe('completed');
});

test('sub-processes loop, and a boundary event ends the loop, not only the round', async () => {
  const sub = `<subProcess id="sub">${marker('', '= not(enough)')}<startEvent id="s"/><userTask id="ask"/>${flows('s -> ask')}</subProcess>
    <boundaryEvent id="late" attachedToRef="sub"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`;
  const xml = process(
    `<startEvent id="start"/>${sub}<endEvent id="end"/><userTask id="rescue"/>`,
    'start -> sub\nsub -> end\nlate -> rescue',
  );
  const one = await play(xml);
  one.start({ enough: false }).complete('ask').complete('ask', { enough: true });
  expect(one.state?.ended).toBe('completed');
  const other = await play(xml);
  other.start({ enough: false }).complete('ask').fire('late');
  expect(other.open()).toEqual(['task rescue']);
});

test.each([
  ['', 'try'],
  ['testBefore="true"', 'try'],
])(
  'a condition that gives no answer is an incident, asked again after mending (%s)',
  async (attributes, at) => {
    const one = await play(looped(marker(attributes, '= done')));
    one.start({ done: 'maybe' });
    if (attributes === '') one.complete('try');
    expect(one.of('incident.raised')).toHaveLength(1);
    one.set({ done: false }).retry(at);
    expect(one.open()).toEqual(['task after']);
  },
);

test('a loop without end that never waits stops with an incident', async () => {
  const script = extend('<zeebe:script expression="= 1" resultVariable="x"/>');
  const one = await play(
    process(
      `<startEvent id="start"/><scriptTask id="count">${script}${marker('', '= enough != true')}</scriptTask><endEvent id="end"/>`,
      'start -> count\ncount -> end',
    ),
  );
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'endless-loop', element: 'count' });
  expect(one.set({ enough: true }).retry('count').state?.ended).toBe('completed');
});
