import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, io, process } from '../../test/xml.ts';

const oneTask = (extensions = '', attributes = '') =>
  process(
    `<startEvent id="start"/><userTask id="task" name="Check order" ${attributes}>${extend(extensions)}</userTask><endEvent id="end"/>`,
    'start -> task\ntask -> end',
  );

test('a case with one task waits for it and ends after it', async () => {
  const one = await play(oneTask());
  one.start({ a: 1 });
  expect(one.events.map((event) => event.type)).toEqual([
    'case.started',
    'element.passed',
    'element.activated',
    'task.created',
  ]);
  expect(one.open()).toEqual(['task task']);
  one.complete('task', { b: 2 });
  expect(one.events.slice(4).map((event) => event.type)).toEqual([
    'task.completed',
    'element.completed',
    'element.passed',
    'case.ended',
  ]);
  expect(one.state).toEqual({
    key: '1000',
    process: 'p',
    variables: { a: 1, b: 2 },
    instances: [],
    tokens: [],
    waits: [],
    ended: 'completed',
  });
});

test('events name the event of the same turn that caused them', async () => {
  const one = await play(oneTask());
  one.start();
  expect(one.events.map((event) => event.cause)).toEqual([undefined, 0, 1, 2]);
});

test('a task carries its form, people, dates and sentences, fixed or by FEEL', async () => {
  const one = await play(
    oneTask(
      `<zeebe:formDefinition formId="check"/>
       <zeebe:assignmentDefinition assignee="= rep" candidateGroups="order-desk, finance" candidateUsers="= [&quot;lena.hartwig&quot;]"/>
       <zeebe:taskSchedule dueDate="= now() + duration(&quot;P3D&quot;)" followUpDate="P1M"/>
       <zeebe:priorityDefinition priority="70"/>`,
      'tl:why="= &quot;Order over &quot; + string(limit)" tl:next="The parts are ordered."',
    ),
  );
  one.start({ rep: 'ada.king', limit: 100 });
  expect(one.of('task.created')[0]).toMatchObject({
    element: 'task',
    name: 'Check order',
    form: 'check',
    assignee: 'ada.king',
    teams: ['order-desk', 'finance'],
    people: ['lena.hartwig'],
    due: '2030-01-04T00:00:00.000Z',
    followUp: '2030-02-01T00:00:00.000Z',
    priority: 70,
    why: 'Order over 100',
    next: 'The parts are ordered.',
  });
});

test('details that come out as null are left out', async () => {
  const one = await play(oneTask('<zeebe:assignmentDefinition assignee="= rep"/>'));
  one.start();
  expect(one.of('task.created')[0]).not.toHaveProperty('assignee');
});

test('a due date that cannot be read stops the case with a sentence, and goes on after a correction', async () => {
  const one = await play(oneTask('<zeebe:taskSchedule dueDate="= deadline"/>'));
  one.start({ deadline: 'soon' });
  expect(one.of('incident.raised')[0]).toMatchObject({
    code: 'expression-failed',
    sentence:
      'The due of “Check order” should be a date and time, or a duration from now, but is the text “soon”.',
  });
  one.set({ deadline: '2030-05-01T08:00:00+02:00' }).retry('task');
  expect(one.of('task.created')[0]).toMatchObject({ due: '2030-05-01T06:00:00.000Z' });
  expect(one.open()).toEqual(['task task']);
});

test.each([
  ['<zeebe:priorityDefinition priority="= odd"/>', 101, 'a whole number from 0 to 100, but is 101'],
  ['<zeebe:priorityDefinition priority="= odd"/>', 1.5, 'a whole number from 0 to 100, but is 1.5'],
  ['<zeebe:priorityDefinition priority="= odd"/>', -1, 'a whole number from 0 to 100, but is -1'],
  ['<zeebe:assignmentDefinition assignee="= odd"/>', 'x'.repeat(501), 'a person, but is the text'],
  ['<zeebe:assignmentDefinition candidateGroups="= [odd]"/>', 'x'.repeat(501), 'a list of teams, but is'],
  ['<zeebe:taskSchedule dueDate="= odd"/>', '0000-01-01T00:00:00Z', 'a date and time, or a duration'],
  ['<zeebe:taskSchedule dueDate="= odd"/>', '-P3000Y', 'a date and time, or a duration'],
])('what no list of tasks can hold stops the case: %s of %s', async (extensions, odd, sentence) => {
  const one = await play(oneTask(extensions));
  one.start({ odd });
  expect(one.of('incident.raised')[0]?.sentence).toContain(sentence);
});

test('a zoned date is understood by the rules of its zone', async () => {
  const one = await play(oneTask('<zeebe:taskSchedule dueDate="2030-07-01T09:00:00@Europe/Berlin"/>'));
  one.start();
  expect(one.of('task.created')[0]).toMatchObject({ due: '2030-07-01T07:00:00.000Z' });
});

test('without output mapping the result goes to the scope that has the variable, else to the top', async () => {
  const one = await play(oneTask(io({ local: '= 1' })));
  one.start({ total: 1 }).complete('task', { local: 2, total: 3, fresh: 4 });
  expect(one.variables).toEqual({ total: 3, fresh: 4 });
});

test('with an output mapping only what it names leaves the task', async () => {
  const one = await play(oneTask(io({}, { answer: '= decision', 'order.checked': '= true' })));
  one.start({ order: { number: 1 } }).complete('task', { decision: 'yes', noise: 1 });
  expect(one.variables).toEqual({ order: { number: 1, checked: true }, answer: 'yes' });
});

test('an output mapping that fails keeps the result, and is tried again without a second task', async () => {
  const one = await play(oneTask(io({}, { total: '= price + fee' })));
  one.start().complete('task', { price: 10 });
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'output-failed', element: 'task' });
  expect(one.open()).toEqual(['incident task']);
  one.set({ fee: 5 }).retry('task');
  expect(one.variables).toEqual({ fee: 5, total: 15 });
  expect(one.of('task.created')).toHaveLength(1);
  expect(one.state?.ended).toBe('completed');
});

test('claim, release and assign say who has it; a held task cannot be claimed', async () => {
  const one = await play(oneTask());
  one.start();
  const task = one.wait('task', 'task').key;
  one.do({ type: 'claimTask', task, person: 'ada.king' });
  expect(one.refused({ type: 'claimTask', task, person: 'lena.hartwig' })).toBe('held-by-other');
  expect(one.do({ type: 'claimTask', task, person: 'ada.king' })).toEqual([]);
  one.do({ type: 'assignTask', task, person: 'lena.hartwig' });
  expect(one.wait('task', 'task')).toMatchObject({ assignee: 'lena.hartwig' });
  one.do({ type: 'releaseTask', task });
  expect(one.wait('task', 'task')).not.toHaveProperty('assignee');
  expect(one.do({ type: 'releaseTask', task })).toEqual([]);
});

test('a task that is done, unknown or cancelled cannot be completed', async () => {
  const one = await play(oneTask());
  expect(one.refused({ type: 'completeTask', task: '1' })).toBe('not-found');
  one.start();
  expect(one.refused({ type: 'completeTask', task: '1' })).toBe('not-found');
  const task = one.wait('task', 'task').key;
  one.complete('task');
  expect(one.refused({ type: 'completeTask', task })).toBe('wrong-state');
});
