import { expect, test } from 'vitest';
import { extend, flows, io, job, process } from '../../test/xml.ts';
import { readProcesses } from '../read/read-processes.ts';
import { checkProcess } from './check-process.ts';

const about = /^(compensat|cancel)/;

async function codes(elements: string, lines: string): Promise<readonly string[]> {
  const read = await readProcesses(
    process(`<startEvent id="start"/><userTask id="a"/>${elements}`, `start -> a\n${lines}`),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const found = read.processes.flatMap((one) => checkProcess(one));
  for (const { sentence, mend } of found) expect([sentence.at(-1), mend !== '']).toEqual(['.', true]);
  return found.filter(({ code }) => about.test(code)).map(({ code, element }) => `${code} ${element}`);
}

const boundary = '<boundaryEvent id="on" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>';
const undo = '<userTask id="undo" isForCompensation="true"/>';
const association = '<association id="l" sourceRef="on" targetRef="undo"/>';
const thrown = (ref: string) =>
  `<endEvent id="throw"><compensateEventDefinition ${ref && `activityRef="${ref}"`}/></endEvent>`;
const onSub = (inside: string) => `<subProcess id="s"><startEvent id="i"/>${inside}</subProcess>`;
const eventSub = (id = 'e') =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}1"><compensateEventDefinition/></startEvent></subProcess>`;
const cancelOn = (id: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="t" ${attributes}><cancelEventDefinition/></boundaryEvent><task id="after-${id}"/>`;
const cancelEnd = '<endEvent id="x"><cancelEventDefinition/></endEvent>';
const transaction = (inside: string) => `<transaction id="t"><startEvent id="i"/>${inside}</transaction>`;

test.each([
  ['a handler by association', boundary + undo + association + thrown('a'), 'a -> throw', []],
  ['no association', boundary, '', ['compensation-handler-missing on']],
  [
    'two handlers',
    `${boundary}${undo}${association}<userTask id="undo2" isForCompensation="true"/><association id="k" sourceRef="on" targetRef="undo2"/>`,
    '',
    ['compensation-handler-missing on'],
  ],
  [
    'a handler without mark',
    `${boundary}<userTask id="undo"/>${association}`,
    'a -> undo',
    ['compensation-handler-wrong on'],
  ],
  ['a boundary event with a flow', boundary + undo + association, 'on -> a', ['compensation-flow on']],
  ['a handler with flows', boundary + undo + association, 'a -> undo', ['compensation-flow undo']],
  ['a handler of nothing', undo, '', ['compensation-unused undo']],
  [
    'two boundary events',
    `${boundary}${undo}${association}${boundary.replace('"on"', '"on2"')}<userTask id="undo2" isForCompensation="true"/><association id="k" sourceRef="on2" targetRef="undo2"/>`,
    '',
    ['compensated-twice a'],
  ],
  [
    'inside and outside',
    `${onSub(eventSub())}${boundary.replace('"a"', '"s"')}${undo}${association}`,
    'a -> s',
    ['compensated-twice s'],
  ],
  ['an event sub-process of a sub-process', onSub(eventSub()), 'a -> s', []],
  ['an event sub-process of the process', eventSub(), '', ['compensation-never e']],
  ['a throw of all', thrown(''), 'a -> throw', []],
  ['a throw of what nothing compensates', thrown('a'), 'a -> throw', ['compensation-nothing throw']],
  [
    'a throw of what lies deeper',
    `${onSub('<task id="deep"/>')}${flows('i -> deep').replace('i-deep', 'f')}${thrown('deep')}`,
    'a -> s\ns -> throw',
    ['compensation-unseen throw'],
  ],
  ['a throw of an event', thrown('start'), 'a -> throw', ['compensation-unseen throw']],
  [
    'a throw in an event sub-process of a sub-process',
    onSub(
      `<subProcess id="e" triggeredByEvent="true"><startEvent id="e1"><errorEventDefinition/></startEvent>${thrown('s')}${flows('e1 -> throw')}</subProcess>`,
    ),
    'a -> s',
    [],
  ],
  [
    'a cancelled transaction',
    transaction(cancelEnd + flows('i -> x')) + cancelOn('c'),
    'a -> t\nc -> after-c',
    [],
  ],
  [
    'nobody hears the cancellation',
    transaction(cancelEnd + flows('i -> x')),
    'a -> t',
    ['cancel-uncaught x'],
  ],
  ['a cancel end event anywhere', cancelEnd, 'a -> x', ['cancel-outside x']],
  [
    'a cancel event on a sub-process',
    `<subProcess id="t"><startEvent id="i"/></subProcess>${cancelOn('c')}`,
    'a -> t\nc -> after-c',
    ['cancel-without-transaction c'],
  ],
  [
    'a cancel event that does not interrupt',
    transaction('') + cancelOn('c', 'cancelActivity="false"'),
    'a -> t\nc -> after-c',
    ['cancel-not-interrupting c'],
  ],
  [
    'two cancel events',
    transaction('') + cancelOn('c') + cancelOn('d'),
    'a -> t\nc -> after-c\nd -> after-d',
    ['cancel-caught-twice d'],
  ],
] as const)('%s', async (_, elements, lines, expected) => {
  expect(await codes(elements, lines)).toEqual(expected);
});

test.each([
  [
    boundary.replace('><comp', `>${extend(io({}, { x: '= 1' }))}<comp`) + undo + association,
    'mapping-misplaced',
  ],
  [thrown('').replace('"><comp', `">${extend(io({ x: '= 1' }))}<comp`), 'mapping-misplaced'],
  [thrown('').replace('"><comp', `">${extend(job())}<comp`), 'two-ways'],
])('nothing on a compensation event is ignored (%#)', async (elements, code) => {
  const read = await readProcesses(
    process(
      `<startEvent id="start"/><userTask id="a"/>${elements}`,
      `start -> a${elements.includes('throw') ? '\na -> throw' : ''}`,
    ),
  );
  const found = read.ok ? read.processes.flatMap((one) => checkProcess(one)) : [];
  expect(found.map((finding) => finding.code)).toContain(code);
});

test('only the transaction method of compensation can be run', async () => {
  const codesOf = async (method: string) => {
    const xml = process(
      `${starts}<transaction id="t" method="${method}">${inside}</transaction>`,
      'start -> t',
    );
    return (await readProcesses(xml)).findings.map(({ code }) => code);
  };
  const starts = '<startEvent id="start"/>';
  const inside = '<startEvent id="i"/>';
  expect(await codesOf('##Compensate')).not.toContain('unsupported-property');
  expect(await codesOf('##Store')).toContain('unsupported-property');
});
