import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, io, process } from '../../test/xml.ts';

const roots = '<signal id="s" name="alert"/><signal id="n" name="= &quot;alert of &quot; + region"/>';
const signal = (ref = 's') => `<signalEventDefinition signalRef="${ref}"/>`;

const catching = (definition = signal(), content = '') =>
  process(
    `<startEvent id="start"/><intermediateCatchEvent id="catch">${content}${definition}</intermediateCatchEvent><userTask id="after"/>`,
    'start -> catch\ncatch -> after',
    roots,
  );

test('a catch event waits for the signal of its name and takes what it brings', async () => {
  const one = await play(catching());
  one.start();
  expect(one.wait('catch', 'signal')).toMatchObject({ signal: 'alert' });
  one.signal('catch', { level: 3 });
  expect(one.open()).toEqual(['task after']);
  expect(one.variables).toEqual({ level: 3 });
  expect(one.of('signal.caught')[0]).toMatchObject({ signal: '8' });
});

test('the name may be an expression, and the output mapping picks from what came', async () => {
  const one = await play(catching(signal('n'), extend(io({}, { danger: '= level > 2' }))));
  one.start();
  expect(one.open()).toEqual(['incident catch']);
  one.set({ region: 'north' }).retry('catch');
  expect(one.wait('catch', 'signal')).toMatchObject({ signal: 'alert of north' });
  one.signal('catch', { level: 3 });
  expect(one.variables).toEqual({ region: 'north', danger: true });
});

test('a signal that was caught or given up before is refused', async () => {
  const one = await play(catching());
  one.start();
  const { key } = one.wait('catch', 'signal');
  one.signal('catch');
  expect(one.refused({ type: 'catchSignal', subscription: key, signal: '9' })).toBe('not-found');
});

test('one that comes while the case is suspended is kept for it', async () => {
  const one = await play(catching());
  one.start().do({ type: 'suspendCase' });
  one.signal('catch', { level: 1 });
  expect(one.open()).toEqual(['signal catch']);
  one.do({ type: 'resumeCase' });
  expect(one.open()).toEqual(['task after']);
  expect(one.variables).toEqual({ level: 1 });
});

test('a boundary event interrupts, or goes on and may happen again', async () => {
  const on = (attributes = '') =>
    process(
      `<startEvent id="start"/><userTask id="work"/><boundaryEvent id="b" attachedToRef="work" ${attributes}>${signal()}</boundaryEvent><userTask id="other"/>`,
      'start -> work\nb -> other',
      roots,
    );
  const ends = await play(on());
  expect(ends.start().signal('b').open()).toEqual(['task other']);
  const goesOn = await play(on('cancelActivity="false"'));
  goesOn.start().signal('b', { n: 1 }).signal('b', { n: 2 });
  expect(goesOn.open()).toEqual(['task work', 'task other', 'signal b', 'task other']);
  expect(goesOn.variables).toEqual({ n: 2 });
  expect(goesOn.complete('work').of('signal.unsubscribed')).toHaveLength(1);
});

test('a thrown signal reaches all who wait in its case, and the world, with what the input mapping makes', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><parallelGateway id="fork"/><intermediateCatchEvent id="a">${signal()}</intermediateCatchEvent><userTask id="at"/>
       <intermediateCatchEvent id="b">${signal()}</intermediateCatchEvent><userTask id="bt"/><userTask id="before"/>
       <intermediateThrowEvent id="throw">${extend(io({ level: '= 1 + 1' }))}${signal()}</intermediateThrowEvent><userTask id="after"/>`,
      'start -> fork\nfork -> a\na -> at\nfork -> b\nb -> bt\nfork -> before\nbefore -> throw\nthrow -> after',
      roots,
    ),
  );
  one.start().complete('before');
  expect([...one.open()].sort()).toEqual(['task after', 'task at', 'task bt']);
  expect(one.of('signal.thrown')).toMatchObject([
    { name: 'alert', element: 'throw', variables: { level: 2 } },
  ]);
  expect(one.of('signal.caught').map((event) => event.signal)).toEqual(
    Array(2).fill(one.of('signal.thrown')[0]?.signal),
  );
  expect(one.variables).toEqual({ level: 2 });
});

test('the output mapping of a throwing event sees what its input mapping made', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><endEvent id="end">${extend(io({ level: '= 2' }, { sent: '= level + 1' }))}${signal()}</endEvent>`,
      'start -> end',
      roots,
    ),
  );
  expect(one.start().variables).toEqual({ sent: 3 });
});

test('nobody keeps a signal for those who begin to wait later', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><intermediateThrowEvent id="throw">${signal()}</intermediateThrowEvent><intermediateCatchEvent id="catch">${signal()}</intermediateCatchEvent><endEvent id="end"/>`,
      'start -> throw\nthrow -> catch\ncatch -> end',
      roots,
    ),
  );
  expect(one.start().open()).toEqual(['signal catch']);
});

test('an end event whose signal interrupts the scope it stands in goes no further', async () => {
  const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs">${signal()}</startEvent><userTask id="ht"/>${flows('hs -> ht')}</subProcess>`;
  const one = await play(
    process(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="ss"/><endEvent id="se">${signal()}</endEvent>${flows('ss -> se')}</subProcess><userTask id="after"/>${handler}`,
      'start -> sub\nsub -> after',
      roots,
    ),
  );
  one.start();
  expect(one.open()).toEqual(['task ht']);
  expect(one.done()).toEqual(['start', 'ss', 'se', 'hs']);
});

test('a signal that cannot be named stops its event, and is thrown once it can', async () => {
  const one = await play(
    process(`<startEvent id="start"/><endEvent id="end">${signal('n')}</endEvent>`, 'start -> end', roots),
  );
  one.start();
  expect(one.open()).toEqual(['incident end']);
  one.set({ region: 'south' }).retry('end');
  expect(one.of('signal.thrown')[0]).toMatchObject({ name: 'alert of south' });
  expect(one.state?.ended).toBe('completed');
});

test('behind an event-based gateway the signal that comes first wins', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><eventBasedGateway id="race"/><intermediateCatchEvent id="a">${signal()}</intermediateCatchEvent><userTask id="at"/>
       <intermediateCatchEvent id="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="bt"/>`,
      'start -> race\nrace -> a\na -> at\nrace -> b\nb -> bt',
      roots,
    ),
  );
  one.start();
  expect(one.open()).toEqual(['signal a', 'timer b']);
  expect(one.signal('a').open()).toEqual(['task at']);
});

test('an event sub-process that throws the signal it waits for is stopped before it fills the case', async () => {
  const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false">${signal()}</startEvent><endEvent id="he">${signal()}</endEvent>${flows('hs -> he')}</subProcess>`;
  const one = await play(
    process(`<startEvent id="start"/><userTask id="work"/>${handler}`, 'start -> work', roots),
  );
  one.start().signal('hs');
  expect(one.of('incident.raised')).toMatchObject([{ code: 'endless-loop', element: 'h' }]);
});
