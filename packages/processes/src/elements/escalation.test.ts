import { describe, expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, process } from '../../test/xml.ts';

const roots =
  '<escalation id="late" escalationCode="LATE"/><escalation id="big" escalationCode="BIG"/><escalation id="bare"/>';
const escalation = (ref = '') => `<escalationEventDefinition ${ref && `escalationRef="${ref}"`}/>`;

/** A sub-process that escalates on its way, with a task before and after, and what is around it. */
const thrown = (ref: string, around: string, inside = '') =>
  process(
    `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><intermediateThrowEvent id="throw">${escalation(ref)}</intermediateThrowEvent>
      <userTask id="x"/><endEvent id="e"/>${flows('s -> throw\nthrow -> x\nx -> e')}${inside}</subProcess><userTask id="after"/>${around}`,
    'start -> sub\nsub -> after',
    roots,
  );
const boundary = (id: string, ref: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="sub" ${attributes}>${escalation(ref)}</boundaryEvent><userTask id="${id}-task"/>${flows(`${id} -> ${id}-task`)}`;
const handler = (id: string, ref: string, attributes = '', end = '') =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s" ${attributes}>${escalation(ref)}</startEvent><userTask id="${id}-task"/>
   <endEvent id="${id}e">${end}</endEvent>${flows(`${id}s -> ${id}-task\n${id}-task -> ${id}e`)}</subProcess>`;
const goesOn = 'cancelActivity="false"';
const beside = 'isInterrupting="false"';

test('a boundary event that does not interrupt lets the thrower go on', async () => {
  const one = await play(thrown('late', boundary('b', 'late', goesOn)));
  one.start();
  expect([...one.open()].sort()).toEqual(['task b-task', 'task x']);
  expect(one.of('escalation.thrown')).toMatchObject([{ element: 'throw', code: 'LATE' }]);
});

test('one that interrupts ends the sub-process, and the thrower goes no further', async () => {
  const one = await play(thrown('late', boundary('b', 'late')));
  one.start();
  expect(one.open()).toEqual(['task b-task']);
  expect(one.done()).toEqual(['start', 's', 'throw', 'b']);
});

test('one that nobody catches changes nothing', async () => {
  const one = await play(thrown('late', boundary('b', 'big')));
  one.start();
  expect(one.open()).toEqual(['task x']);
  expect(one.of('escalation.thrown')[0]).not.toHaveProperty('parent');
});

test('the very code wins over all codes; one without a code is known by its id', async () => {
  const both = boundary('all', '', goesOn) + boundary('b', 'big', goesOn);
  expect((await play(thrown('big', both))).start().open()).toContain('task b-task');
  expect((await play(thrown('late', both))).start().open()).toContain('task all-task');
  expect((await play(thrown('bare', boundary('b', 'bare')))).start().open()).toEqual(['task b-task']);
});

describe('in an event sub-process', () => {
  test('the innermost catches, and outer ones do not see it', async () => {
    const one = await play(thrown('late', boundary('b', 'late', goesOn), handler('h', 'late', beside)));
    one.start();
    expect([...one.open()].sort()).toEqual(['task h-task', 'task x']);
  });

  test('one that interrupts ends what threw', async () => {
    const one = await play(thrown('late', '', handler('h', 'late')));
    one.start();
    expect(one.open()).toEqual(['task h-task']);
    expect(one.complete('h-task').open()).toEqual(['task after']);
  });

  test('what it throws again goes to the boundary event around', async () => {
    const again = handler('h', 'late', beside, escalation('late'));
    const one = await play(thrown('late', boundary('b', 'late', goesOn), again));
    one.start().complete('h-task');
    expect([...one.open()].sort()).toEqual(['task b-task', 'task x']);
  });
});

test('an end event escalates before its scope ends', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><subProcess id="sub"><startEvent id="s"/><endEvent id="e">${escalation('late')}</endEvent>${flows('s -> e')}${handler('h', 'late', beside)}</subProcess><userTask id="after"/>`,
      'start -> sub\nsub -> after',
      roots,
    ),
  );
  one.start();
  expect(one.open()).toEqual(['task h-task']);
  expect(one.complete('h-task').open()).toEqual(['task after']);
});

describe('between cases', () => {
  test('what nobody catches is told to the calling case', async () => {
    const one = await play(thrown('late', ''));
    one.do({ type: 'startCase', parent: { case: '7', instance: '9' } });
    expect(one.of('escalation.thrown')).toMatchObject([
      { code: 'LATE', parent: { case: '7', instance: '9' } },
    ]);
  });

  test('the call activity throws it on', async () => {
    const calling = (attributes: string) =>
      process(
        `<startEvent id="start"/><callActivity id="sub">${extend('<zeebe:calledElement processId="other"/>')}</callActivity><userTask id="after"/>${boundary('b', 'late', attributes)}`,
        'start -> sub\nsub -> after',
        roots,
      );
    const ends = await play(calling(''));
    ends.start();
    const child = ends.wait('sub', 'call').key;
    ends.do({ type: 'escalateCall', child, code: 'LATE' });
    expect(ends.open()).toEqual(['task b-task']);
    expect(ends.of('call.cancelled')).toHaveLength(1);
    expect(ends.refused({ type: 'escalateCall', child, code: 'LATE' })).toBe('not-found');
    const both = await play(calling(goesOn));
    both.start().do({ type: 'escalateCall', child: both.wait('sub', 'call').key, code: 'LATE' });
    expect(both.open()).toEqual(['call sub', 'task b-task']);
  });
});
