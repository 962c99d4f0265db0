import { expect, test } from 'vitest';
import { type Play, play } from '../../test/play.ts';
import { escapeXml, extend, flows, process } from '../../test/xml.ts';
import { choices } from '../index.ts';

interface Options {
  attributes?: string;
  condition?: string;
  inside?: string;
  extension?: string;
  beside?: string;
  besideFlows?: string;
}
const tasks = '<userTask id="a"/><userTask id="b"/><userTask id="c"/>';
function adHoc(options: Options = {}): string {
  const {
    attributes = '',
    condition,
    inside = tasks,
    extension = '',
    beside = '',
    besideFlows = '',
  } = options;
  const completion =
    condition === undefined ? '' : `<completionCondition>${escapeXml(condition)}</completionCondition>`;
  return process(
    `<startEvent id="start"/><adHocSubProcess id="free" ${attributes}>${extension}${inside}${completion}</adHocSubProcess>
     <userTask id="after"/>${beside}`,
    `start -> free\nfree -> after\n${besideFlows}`,
  );
}

const scopeOf = (one: Play) => one.state?.instances.find(({ element }) => element === 'free')?.key ?? '';
const choose = (one: Play, element: string) => one.do({ type: 'chooseStep', scope: scopeOf(one), element });
const skip = (one: Play, element: string) => one.do({ type: 'skipStep', scope: scopeOf(one), element });
const refused = (one: Play, element: string) =>
  one.refused({ type: 'chooseStep', scope: scopeOf(one), element });
const offered = (one: Play) => (one.state ? choices(one.model, one.state).map(({ element }) => element) : []);

test('opens nothing by itself; people choose, repeat and skip, and it is done when each step was', async () => {
  const one = await play(adHoc());
  one.start();
  expect(one.open()).toEqual([]);
  expect(offered(one)).toEqual(['a', 'b', 'c']);
  choose(one, 'b');
  one.complete('b');
  expect(one.state && choices(one.model, one.state)[1]).toMatchObject({
    element: 'b',
    adHoc: 'free',
    done: true,
  });
  choose(one, 'b');
  choose(one, 'a');
  one.complete('b').complete('a');
  expect(one.active()).toEqual(['free']);
  skip(one, 'c');
  expect(one.of('step.skipped')).toHaveLength(1);
  expect(one.open()).toEqual(['task after']);
});

test('sequential: one at a time', async () => {
  const one = await play(adHoc({ attributes: 'ordering="Sequential"', condition: '= enough' }));
  one.start({ enough: false });
  choose(one, 'a');
  expect(offered(one)).toEqual([]);
  expect(refused(one, 'b')).toBe('wrong-state');
  one.complete('a');
  choose(one, 'b');
  one.complete('b', { enough: true });
  expect(one.open()).toEqual(['task after']);
});

test('the completion condition is asked after each step and ends what is under way', async () => {
  const one = await play(adHoc({ condition: '= enough' }));
  one.start({ enough: false });
  choose(one, 'a');
  choose(one, 'b');
  one.complete('a');
  expect(one.open()).toEqual(['task b']);
  choose(one, 'a');
  one.complete('a', { enough: true });
  expect(one.of('task.cancelled')).toHaveLength(1);
  expect(one.open()).toEqual(['task after']);
});

test('cancelRemainingInstances="false" lets what is under way end, and nothing else begin', async () => {
  const one = await play(adHoc({ condition: '= enough', attributes: 'cancelRemainingInstances="false"' }));
  one.start({ enough: false });
  choose(one, 'a');
  choose(one, 'b');
  one.complete('a', { enough: true });
  expect(one.open()).toEqual(['task b']);
  expect(refused(one, 'c')).toBe('wrong-state');
  one.complete('b', { enough: false });
  expect(one.open()).toEqual(['task after']);
});

test('a flow inside makes the next step possible, gateways between them go by themselves', async () => {
  const inside = `<userTask id="a"/><exclusiveGateway id="g" default="g-b"/><userTask id="b"/><userTask id="c"/>
    ${flows('a -> g\ng -> b\ng -> c ? big = true')}`;
  const one = await play(adHoc({ inside, condition: '= enough' }));
  one.start({ enough: false });
  expect(offered(one)).toEqual(['a']);
  expect(refused(one, 'b')).toBe('wrong-state');
  choose(one, 'a');
  one.complete('a', { big: true });
  expect(one.open()).toEqual([]);
  expect(offered(one)).toEqual(['a', 'c']);
  choose(one, 'c');
  expect(one.state?.tokens).toEqual([]);
  one.complete('c', { enough: true });
  expect(one.open()).toEqual(['task after']);
});

test('the condition is asked before an inner flow goes on', async () => {
  const inside = `<userTask id="a"/><scriptTask id="b">${extend('<zeebe:script expression="= 1" resultVariable="x"/>')}</scriptTask>${flows('a -> b')}`;
  const one = await play(adHoc({ inside, condition: '= enough' }));
  one.start({ enough: false });
  choose(one, 'a');
  one.complete('a', { enough: true });
  expect(one.done()).not.toContain('b');
  expect(one.open()).toEqual(['task after']);
});

test('skipping goes on along the flows; without a condition what was made possible must be done, too', async () => {
  const one = await play(adHoc({ inside: `<userTask id="a"/><userTask id="b"/>${flows('a -> b')}` }));
  one.start();
  skip(one, 'a');
  expect(offered(one)).toEqual(['a', 'b']);
  skip(one, 'b');
  expect(one.open()).toEqual(['task after']);
});

test('steps that never wait are done at once; several runs may be under way', async () => {
  const inside = `<task id="a"/><userTask id="b"/>`;
  const one = await play(adHoc({ inside }));
  one.start();
  choose(one, 'a');
  choose(one, 'b');
  choose(one, 'b');
  one.complete('b');
  expect(one.open()).toEqual(['task b']);
  one.complete('b');
  expect(one.open()).toEqual(['task after']);
});

test('active elements begin by themselves, what follows them, too, and it is done with them', async () => {
  const extension = extend('<zeebe:adHoc activeElementsCollection="= wanted"/>');
  const inside = `<userTask id="a"/><userTask id="b"/><userTask id="c"/>${flows('a -> c')}`;
  const one = await play(adHoc({ extension, inside }));
  one.start({ wanted: ['a', 'b'] });
  expect(one.open()).toEqual(['task a', 'task b']);
  one.complete('a').complete('b');
  expect(one.open()).toEqual(['task c']);
  one.complete('c');
  expect(one.open()).toEqual(['task after']);
  const none = await play(adHoc({ extension, inside }));
  none.start({ wanted: [] });
  expect(none.open()).toEqual(['task after']);
  const wrong = await play(adHoc({ extension, inside }));
  wrong.start({ wanted: ['c'] });
  expect(wrong.of('incident.raised')).toHaveLength(1);
  wrong.set({ wanted: ['a'] }).retry('free');
  expect(wrong.open()).toEqual(['task a']);
});

test('a condition that gives no answer is an incident, asked again after mending', async () => {
  const one = await play(adHoc({ condition: '= enough' }));
  one.start({ enough: 'perhaps' });
  choose(one, 'a');
  one.complete('a');
  expect(one.open()).toEqual(['incident free']);
  one.set({ enough: true }).retry('free');
  expect(one.open()).toEqual(['task after']);
});

test('boundary events end it; multi-instance runs it several times, each with steps of its own', async () => {
  const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>= 2</loopCardinality></multiInstanceLoopCharacteristics>';
  const one = await play(
    adHoc({
      inside: `${loop}<userTask id="a"/>`,
      beside: `<boundaryEvent id="late" attachedToRef="free">${timer}</boundaryEvent><userTask id="rescue"/>`,
      besideFlows: 'late -> rescue',
    }),
  );
  one.start();
  expect(offered(one)).toEqual(['a', 'a']);
  const first = one.state ? choices(one.model, one.state)[0]?.scope : undefined;
  one.do({ type: 'chooseStep', scope: first ?? '', element: 'a' });
  one.complete('a').fire('late');
  expect(one.open()).toEqual(['task rescue']);
});

test('what is no step of an open ad-hoc sub-process is refused', async () => {
  const one = await play(adHoc());
  one.start();
  expect(refused(one, 'after')).toBe('not-found');
  expect(one.refused({ type: 'chooseStep', scope: '5', element: 'a' })).toBe('not-found');
  expect(one.refused({ type: 'skipStep', scope: one.key, element: 'a' })).toBe('not-found');
});
