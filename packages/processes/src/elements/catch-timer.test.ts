import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { escapeXml, process } from '../../test/xml.ts';

const pause = (time: string) =>
  process(
    `<startEvent id="start"/><intermediateCatchEvent id="pause"><timerEventDefinition>${time}</timerEventDefinition></intermediateCatchEvent><endEvent id="end"/>`,
    'start -> pause\npause -> end',
  );
const duration = (text: string) => pause(`<timeDuration>${escapeXml(text)}</timeDuration>`);
const date = (text: string) => pause(`<timeDate>${escapeXml(text)}</timeDate>`);

test.each([
  [duration('PT10M'), {}, '2030-01-01T00:10:00.000Z'],
  [duration('P1M'), {}, '2030-02-01T00:00:00.000Z'],
  [duration('= duration("P" + string(days) + "D")'), { days: 2 }, '2030-01-03T00:00:00.000Z'],
  [duration('= wait'), { wait: 'PT5S' }, '2030-01-01T00:00:05.000Z'],
  [date('2031-03-04T05:06:07+01:00'), {}, '2031-03-04T04:06:07.000Z'],
  [date('= date and time("2031-01-01T00:00:00Z") - duration("PT1S")'), {}, '2030-12-31T23:59:59.000Z'],
])('waits until it is due (%#)', async (xml, variables, due) => {
  const one = await play(xml);
  one.start(variables);
  expect(one.of('timer.started')[0]).toMatchObject({ element: 'pause', due });
  expect(one.fire('pause').state?.ended).toBe('completed');
});

test('does not fire before its time', async () => {
  const one = await play(duration('PT10M'));
  one.start();
  expect(one.refused({ type: 'fireTimer', timer: one.wait('pause', 'timer').key })).toBe('wrong-state');
});

test('a time that cannot be read is an incident', async () => {
  const one = await play(duration('= wait'));
  one.start({ wait: 'a while' });
  expect(one.of('incident.raised')[0]).toMatchObject({
    code: 'timer-failed',
    sentence: 'The time of “pause” should be a duration such as PT10M or P2D, but is the text “a while”.',
  });
  one.set({ wait: 'PT1M' }).retry('pause').fire('pause');
  expect(one.state?.ended).toBe('completed');
});
