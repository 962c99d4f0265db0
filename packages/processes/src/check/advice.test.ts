import { expect, test } from 'vitest';
import { definitions, extend, io, process } from '../../test/xml.ts';
import { readProcesses } from '../read/read-processes.ts';
import { checkProcess } from './check-process.ts';
import { checkConversation } from './conversation.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const key = extend('<zeebe:subscription correlationKey="= key"/>');
const roots = `<message id="m" name="reply">${key}</message><error id="x" errorCode="X"/><escalation id="y" escalationCode="Y"/>`;
const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const message = '<messageEventDefinition messageRef="m"/>';

async function found(elements: string, flows: string) {
  const read = await readProcesses(process(ends + elements, flows, roots));
  if (!read.ok || read.processes[0] === undefined) throw new Error('not read');
  return checkProcess(read.processes[0]);
}

async function codes(elements: string, flows: string): Promise<readonly string[]> {
  return (await found(elements, flows)).map(
    ({ code, severity, element }) => `${severity} ${code} ${element}`,
  );
}

const flow = (from: string, to: string) =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const sub = (end: string, more = '') =>
  `<subProcess id="sub"><startEvent id="is"/><endEvent id="ie">${end}</endEvent>${flow('is', 'ie')}</subProcess>${more}`;

test('an error that leaves a sub-process uncaught ends the case', async () => {
  const thrown = '<errorEventDefinition errorRef="x"/>';
  expect(await codes(sub(thrown), 's -> sub\nsub -> e')).toContain('advice error-unhandled ie');
});

test.each(['<errorEventDefinition errorRef="x"/>', '<errorEventDefinition/>'])(
  'an error boundary event %s catches it',
  async (caught) => {
    const thrown = '<errorEventDefinition errorRef="x"/>';
    const boundary = `<boundaryEvent id="b" attachedToRef="sub">${caught}</boundaryEvent>`;
    expect(await codes(sub(thrown, boundary), 's -> sub\nsub -> e\nb -> e')).not.toContain(
      'advice error-unhandled ie',
    );
  },
);

test('an escalation that nothing catches has no effect', async () => {
  const thrown = '<escalationEventDefinition escalationRef="y"/>';
  expect(await codes(sub(thrown), 's -> sub\nsub -> e')).toEqual(['advice escalation-unhandled ie']);
});

const catching = `<intermediateCatchEvent id="c">${message}</intermediateCatchEvent>`;

test('a wait for a message without a time-out is advised against', async () => {
  expect(await codes(catching, 's -> c\nc -> e')).toEqual(['advice no-time-out c']);
  const task = '<receiveTask id="r" messageRef="m"/>';
  const boundary = `<boundaryEvent id="b" attachedToRef="r">${timer}</boundaryEvent>`;
  expect(await codes(task, 's -> r\nr -> e')).toEqual(['advice no-time-out r']);
  expect(await codes(task + boundary, 's -> r\nr -> e\nb -> e')).toEqual([]);
});

test('a race with a timer has a time-out, one of messages only has none', async () => {
  const gateway = '<eventBasedGateway id="g"/>';
  const other = (id: string, definition: string) =>
    `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
  const flows = 's -> g\ng -> c\ng -> d\nc -> e\nd -> e';
  expect(await codes(gateway + catching + other('d', timer), flows)).toEqual([]);
  expect(await codes(gateway + catching + other('d', message), flows)).toEqual(['advice no-time-out g']);
});

const script = (id: string, result: string, expression = '1') =>
  `<scriptTask id="${id}">${extend(`<zeebe:script expression="= ${expression}" resultVariable="${result}"/>`)}</scriptTask>`;

test('a variable that a condition needs before the process has set it', async () => {
  const elements = `<exclusiveGateway id="g" default="g-a"/>${script('a', 'total')}${script('b', 'other')}`;
  const flows = 's -> g\ng -> b ? total > 5\ng -> a\na -> e\nb -> e';
  const [finding] = await found(elements, flows);
  expect(finding).toMatchObject({ code: 'read-before-written', severity: 'advice', element: 'g' });
  expect(finding?.path).toEqual(['s', 's-g', 'g']);
  expect(await codes(elements, flows.replace('total > 5', 'total = null or total > 5'))).toEqual([]);
});

test('what a person may have filled in is not missed', async () => {
  const elements = `<userTask id="u"/><exclusiveGateway id="g" default="g-a"/>${script('a', 'total')}`;
  expect(await codes(elements, 's -> u\nu -> g\ng -> e ? total > 5\ng -> a\na -> e')).toEqual([]);
  const mapped = `<userTask id="u">${extend(io({}, { answer: '= answer' }))}</userTask>`;
  const read = elements.replace('<userTask id="u"/>', mapped);
  expect(await codes(read, 's -> u\nu -> g\ng -> e ? total > 5\ng -> a\na -> e')).toEqual([
    'advice read-before-written g',
  ]);
});

test.each([
  ['amonut', true],
  ['amoun', true],
  ['Amount', true],
  ['amounts', false],
  ['amount2', false],
  ['account', false],
])('“%s” is a slip for “amount”: %s', async (name, slip) => {
  const elements = script('a', 'amount') + script('b', 'tax', `${name} * 0.2`);
  const expected = slip ? ['advice variable-unknown b'] : [];
  expect(await codes(elements, 's -> a\na -> b\nb -> e')).toEqual(expected);
});

test('messages between the processes of a file that miss their other end', async () => {
  const one = (id: string, content: string) => `<process id="${id}" isExecutable="true">${content}</process>`;
  const sends = one('p', '<sendTask id="send" messageRef="m"/>');
  const waits = (ref: string) => one('q', `<receiveTask id="wait" messageRef="${ref}"/>`);
  const other = `<message id="n" name="answer">${key}</message>`;
  const check = async (ref: string) => {
    const read = await readProcesses(definitions(roots + other + sends + waits(ref)));
    return read.ok ? checkConversation(read.processes).map(({ code, element }) => `${code} ${element}`) : [];
  };
  expect(await check('m')).toEqual([]);
  expect(await check('n')).toEqual(['message-never-awaited send', 'message-never-sent wait']);
});
