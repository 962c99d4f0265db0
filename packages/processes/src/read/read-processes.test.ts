import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitions, extend, process } from '../../test/xml.ts';
import { type ReadResult, readProcesses } from './read-processes.ts';

const small = process('<startEvent id="start"/><endEvent id="end"/>', 'start -> end');

/** Without the warnings about what everyday tools leave out. */
function errors({ findings }: ReadResult) {
  return findings.filter(({ severity }) => severity === 'error');
}

async function refusal(xml: string) {
  const read = await readProcesses(xml);
  expect(read.ok).toBe(false);
  return read.findings[0];
}

test.each([
  ['', 'not-xml'],
  ['hello', 'not-xml'],
  ['{"a": "<b>"}', 'not-xml'],
  ['<a><b></a>', 'not-bpmn'],
  ['<html><body/></html>', 'not-bpmn'],
  [small.slice(0, 400), 'not-bpmn'],
  [definitions(''), 'no-executable-process'],
  [definitions('<process id="p" isExecutable="false"/>'), 'no-executable-process'],
])('text that is no process is refused with a reason (%#)', async (xml, code) => {
  expect(await refusal(xml)).toMatchObject({ code, severity: 'error' });
});

test('document types and entities are refused before anything is read, with the line', async () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n${small}`;
  expect(await refusal(bomb)).toMatchObject({ code: 'xml-doctype', line: 2 });
  expect(await refusal(`<!ENTITY x SYSTEM "file:///etc/passwd">${small}`)).toMatchObject({
    code: 'xml-doctype',
  });
});

test('a comment or text that looks like a declaration is none', async () => {
  const xml = small.replace(
    '<startEvent',
    '<!-- <!DOCTYPE x> --><documentation><![CDATA[<!ENTITY>]]></documentation><startEvent',
  );
  expect((await readProcesses(xml)).ok).toBe(true);
});

test('thousands of nested tags are refused', async () => {
  expect(await refusal('<a>'.repeat(50_000))).toMatchObject({ code: 'xml-too-deep' });
});

test('50 MB are refused at once', async () => {
  const began = performance.now();
  expect(await refusal(`<a>${'x'.repeat(50_000_000)}</a>`)).toMatchObject({ code: 'xml-too-large' });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('5 MB on a single line are scanned in good time', async () => {
  const began = performance.now();
  await readProcesses(`<a>${'<b/>'.repeat(1_200_000)}</a>`);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('whatever comes, nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(small.length), fc.nat(20), fc.string(), async (from, length, put) => {
      await readProcesses(small.slice(0, from) + put + small.slice(from + length));
      await readProcesses(put);
    }),
    { numRuns: 200 },
  );
});

test('a process comes with its attributes, lanes and lines', async () => {
  const xml = process(
    `<laneSet id="l"><lane id="sales" tl:function="sales"><flowNodeRef>start</flowNodeRef><flowNodeRef>task</flowNodeRef>
       <childLaneSet id="c"><lane id="inner" tl:function="support"><flowNodeRef>task</flowNodeRef></lane></childLaneSet></lane></laneSet>
     <startEvent id="start"/><userTask id="task" name="Look" tl:stage="One" tl:says="Looked"/><userTask id="own" tl:function="finance"/>
     <boundaryEvent id="late" attachedToRef="own"/><subProcess id="sub" tl:function="services"><task id="inside"/></subProcess>`,
    'start -> task\ntask -> own',
    '',
    'tl:title="T" tl:numberPrefix="ORD" tl:numberFrom="11864" tl:stages="One, Two" tl:domain="orders" tl:startForm="f"',
  );
  const read = await readProcesses(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  expect(errors(read)).toEqual([]);
  expect(read.processes[0]).toMatchObject({
    id: 'p',
    title: 'T',
    numberPrefix: 'ORD',
    numberFrom: '11864',
    stages: ['One', 'Two'],
    domain: 'orders',
    startForm: 'f',
    starters: ['worker', 'team-lead', 'operations-manager'],
  });
  expect(read.processes[0]?.elements.map((element) => [element.id, element.function, element.line])).toEqual([
    ['start', 'sales', 6],
    ['task', 'support', 6],
    ['own', 'finance', 6],
    ['late', 'finance', 7],
    ['sub', 'services', 7],
    ['inside', 'services', 7],
  ]);
});

test('references may be qualified names', async () => {
  const read = await readProcesses(
    process(
      `<startEvent id="start"><messageEventDefinition messageRef="tns:m"/></startEvent><task id="end"/>
       <sequenceFlow id="f" sourceRef="tns:start" targetRef="tns:end"/>`,
      '',
      '<message id="m" name="ordered"/>',
      'xmlns:tns="test"',
    ),
  );
  expect(errors(read)).toEqual([]);
  expect(read.ok && read.processes[0]?.elements[0]?.triggers[0]?.message?.name).toBe('ordered');
  expect(read.ok && read.processes[0]?.flows[0]).toMatchObject({ source: 'start', target: 'end' });
});

test('other pools, message flows, data and notes are drawing', async () => {
  const xml = definitions(
    `<collaboration id="c"><participant id="a" processRef="p"/><participant id="b" name="Partner"/><participant id="d" processRef="theirs"/>
       <messageFlow id="f" sourceRef="task" targetRef="b"/></collaboration>
     <process id="theirs" isExecutable="false"><task id="t"/></process>
     <process id="p" isExecutable="true"><startEvent id="start"/><dataObject id="data"/><dataObjectReference id="ref" dataObjectRef="data"/>
       <dataStoreReference id="store"/><task id="task"><dataOutputAssociation id="out"><targetRef>ref</targetRef></dataOutputAssociation></task>
       <sequenceFlow id="s" sourceRef="start" targetRef="task"/>
       <textAnnotation id="note"><text>x</text></textAnnotation><group id="g"/><association id="as" sourceRef="task" targetRef="note"/></process>`,
  );
  const read = await readProcesses(xml);
  expect(errors(read)).toEqual([]);
  expect(read.ok && read.processes.map((one) => [one.id, one.elements.map((element) => element.id)])).toEqual(
    [['p', ['start', 'task']]],
  );
});

test.each([
  ['<frobTask id="x"/>', 'unknown-element', 'error'],
  ['<task id="start"/>', 'duplicate-id', 'error'],
  ['<task id="x" tl:stagee="a"/>', 'unknown-attribute', 'error'],
  ['<task id="x" wrong="a"/>', 'unknown-attribute', 'warning'],
  [
    '<task id="x" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:asyncBefore="true"/>',
    'foreign-extension',
    'warning',
  ],
  [
    `<serviceTask id="x">${extend('<zeebe:taskDefinition type="a" retrys="3"/>')}</serviceTask>`,
    'unknown-attribute',
    'error',
  ],
  [`<serviceTask id="x">${extend('<zeebe:executionListeners/>')}</serviceTask>`, 'unknown-element', 'error'],
  [
    `<userTask id="x">${extend('<zeebe:calledDecision decisionId="d" resultVariable="r"/>')}</userTask>`,
    'misplaced-extension',
    'error',
  ],
  [
    `<exclusiveGateway id="x">${extend('<zeebe:ioMapping/>')}</exclusiveGateway>`,
    'misplaced-extension',
    'error',
  ],
  ['<scriptTask id="x" scriptFormat="js"><script>1</script></scriptTask>', 'unsupported-property', 'error'],
  ['<receiveTask id="x" messageRef="nowhere"/>', 'unresolved-reference', 'error'],
])('what nothing reads is told by name: %s', async (element, code, severity) => {
  const read = await readProcesses(process(`<startEvent id="start"/>${element}`, 'start -> x'));
  const finding = read.findings.find((one) => one.code === code);
  expect(finding).toMatchObject({ code, severity });
  expect(finding?.line).toBeGreaterThan(0);
  expect(finding?.sentence).toMatch(/\.$/);
});

test('flows come in the order in which their element lists them', async () => {
  const node = '<exclusiveGateway id="g"><outgoing>b</outgoing><outgoing>a</outgoing></exclusiveGateway>';
  const flow = (id: string) => `<sequenceFlow id="${id}" sourceRef="g" targetRef="t"/>`;
  const read = await readProcesses(process(`${node}<task id="t"/>${flow('a')}${flow('z')}${flow('b')}`, ''));
  expect(read.ok && read.processes[0]?.flows.map(({ id }) => id)).toEqual(['b', 'z', 'a']);
});
