import { expect, test } from 'vitest';
import { definitions, process } from '../../../test/xml.ts';
import { readProcesses } from '../../read/read-processes.ts';
import type { Profile } from './check-standard.ts';
import { standardRules } from './rules.ts';

async function found(xml: string, profile: Profile) {
  const known = new Set(standardRules.map(({ code }) => code));
  const { findings } = await readProcesses(xml, { profile });
  return findings.filter(({ code }) => known.has(code));
}

const listed = `<startEvent id="start"><outgoing>f</outgoing></startEvent><endEvent id="end"><incoming>f</incoming></endEvent>
  <sequenceFlow id="f" sourceRef="start" targetRef="end"/>`;
const item = (id: string, structure: string) => `<itemDefinition id="${id}" structureRef="${structure}"/>`;
const between = (element: string, roots = '') =>
  process(`<startEvent id="start"/>${element}<endEvent id="end"/>`, 'start -> x\nx -> end', roots);
const event = (definition: string) => `<intermediateThrowEvent id="x">${definition}</intermediateThrowEvent>`;
const io = (content: string) => `<ioSpecification>${content}<inputSet/><outputSet/></ioSpecification>`;

test('a whole and listed model breaks nothing', async () => {
  expect(await found(process(listed, ''), 'strict')).toEqual([]);
});

test.each([
  [
    'binding-missing',
    `<interface id="i"/>${process('<supportedInterfaceRef>i</supportedInterfaceRef>', '').match(/<process[\s\S]*<\/process>/)}`,
  ],
  [
    'choreography-refers',
    '<choreography id="a"><choreographyRef>b</choreographyRef></choreography><choreography id="b"/>',
  ],
  ['global-conversation', '<globalConversation id="g"><conversation id="c"/></globalConversation>'],
  [
    'multiplicity',
    '<collaboration id="c"><participant id="a"><participantMultiplicity minimum="3" maximum="2"/></participant></collaboration>',
  ],
  [
    'message-flow-inside',
    '<collaboration id="c"><participant id="a"/><messageFlow id="m" sourceRef="a" targetRef="a"/></collaboration>',
  ],
  ['reference-of-wrong-kind', '<signal id="s"/><message id="m" itemRef="s"/>'],
])('outside processes: %s', async (code, roots) => {
  const findings = await found(definitions(roots), 'default');
  expect(findings.map((one) => [one.code, one.severity])).toEqual([[code, 'error']]);
});

test.each([
  ['ad-hoc-empty', '<adHocSubProcess id="x"/>'],
  ['ad-hoc-with-event', '<adHocSubProcess id="x"><task id="t"/><endEvent id="e"/></adHocSubProcess>'],
  ['choreography-in-process', '<choreographyTask id="x"/>'],
  ['collection-mismatch', '<task id="x"/><dataObject id="d" isCollection="true" itemSubjectRef="s"/>'],
  [
    'condition-never-true',
    '<task id="x"><multiInstanceLoopCharacteristics><completionCondition xsi:type="tFormalExpression">23</completionCondition></multiInstanceLoopCharacteristics></task>',
  ],
  ['data-in-no-set', `<task id="x">${io('<dataInput id="d"/>')}</task>`],
  ['data-of-sub-process', `<subProcess id="x">${io('')}</subProcess>`],
  [
    'data-of-message',
    `<sendTask id="x" messageRef="m"><ioSpecification><dataInput id="d" itemSubjectRef="n"/><inputSet><dataInputRefs>d</dataInputRefs></inputSet><outputSet/></ioSpecification></sendTask>`,
  ],
  [
    'data-of-event',
    event(
      '<dataInput id="d" itemSubjectRef="n"/><inputSet><dataInputRefs>d</dataInputRefs></inputSet><messageEventDefinition messageRef="m"><operationRef>o</operationRef></messageEventDefinition>',
    ),
  ],
  [
    'expression-empty',
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration xsi:type="tFormalExpression"/></timerEventDefinition></intermediateCatchEvent>',
  ],
  ['loop-ambiguous', '<task id="x"><standardLoopCharacteristics/><multiInstanceLoopCharacteristics/></task>'],
  ['quantity', '<task id="x" startQuantity="0"/>'],
  [
    'resource-missing',
    '<task id="x"><performer id="r"><resourceParameterBinding parameterRef="s"/></performer></task>',
  ],
  [
    'timer-ambiguous',
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1S</timeDuration><timeDate xsi:type="tFormalExpression">2030-01-01T00:00:00Z</timeDate></timerEventDefinition></intermediateCatchEvent>',
  ],
  ['transaction-method', '<transaction id="x" method="no uri"/>'],
])('inside a process: %s', async (code, element) => {
  const roots = `${item('s', 'string')}${item('n', 'number')}<message id="m" name="m" itemRef="s"/>
    <interface id="i" name="i"><operation id="o" name="o"><inMessageRef>m</inMessageRef></operation></interface>`;
  const findings = await found(between(element, roots), 'default');
  expect(findings.filter(({ severity }) => severity === 'error').map((one) => one.code)).toContain(code);
});

test.each([
  ['operation-missing', event('<messageEventDefinition messageRef="m"/>')],
  ['script-format-missing', '<scriptTask id="x"><script>a</script></scriptTask>'],
  ['gateway-without-choice', '<exclusiveGateway id="x"/>'],
  ['text-format', '<task id="x"><documentation textFormat="none">a</documentation></task>'],
  [
    'expression-not-formal',
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>',
  ],
  ['flows-not-listed', '<task id="x"><incoming>start-x</incoming></task>'],
])('everyday tools leave out: %s', async (code, element) => {
  const xml = between(element, '<message id="m" name="m"/>');
  const severity = async (profile: Profile) =>
    (await found(xml, profile)).find((one) => one.code === code)?.severity;
  expect(await severity('default')).toBe('warning');
  expect(await severity('strict')).toBe('error');
});

test('what is left out everywhere is told once by default, at each element in the strict profile', async () => {
  const xml = process(
    '<startEvent id="start"><outgoing>start-a</outgoing></startEvent><task id="a"/><task id="b"/><endEvent id="end"/>',
    'start -> a\na -> b\nb -> end',
  );
  const [told, ...others] = await found(xml, 'default');
  expect(others).toEqual([]);
  expect(told).toMatchObject({ code: 'flows-not-listed', element: 'a' });
  expect(told?.sentence).toMatch(/The same holds for 2 other elements\.$/);
  expect(await found(xml, 'strict')).toHaveLength(3);
});

test('a file that lists no flows at all is only told so by the strict profile', async () => {
  const xml = process('<startEvent id="start"/><endEvent id="end"/>', 'start -> end');
  expect(await found(xml, 'default')).toEqual([]);
  expect((await found(xml, 'strict')).map(({ code }) => code)).toEqual([
    'flows-not-listed',
    'flows-not-listed',
  ]);
});

test('a refusal names the element and says what to do', async () => {
  const [finding] = await found(between('<task id="x" name="Pack" completionQuantity="0"/>'), 'default');
  expect(finding).toMatchObject({
    code: 'quantity',
    element: 'x',
    name: 'Pack',
    sentence: 'The task “Pack” has 0 as completionQuantity; it must be at least 1.',
    mend: 'Write a whole number from 1 on, or remove it.',
  });
  expect(finding?.line).toBeGreaterThan(0);
});
