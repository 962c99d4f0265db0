import { expect, test } from 'vitest';
import { definitions, extend, flows, io, job, process } from '../../test/xml.ts';
import { readProcesses } from '../read/read-processes.ts';
import { checkProcess } from './check-process.ts';

async function findings(elements: string, lines: string, roots = '', attributes = '') {
  const read = await readProcesses(process(elements, lines, roots, attributes));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.processes.flatMap(checkProcess);
}

/** The findings on one element `x` between start and end. */
async function on(element: string, roots = '') {
  return findings(`<startEvent id="start"/>${element}<endEvent id="end"/>`, 'start -> x\nx -> end', roots);
}

const start = '<startEvent id="start"/>';
const m = (inside = '') => `<message id="m" name="m">${inside}</message>`;
const catching = (definition: string) =>
  `<intermediateCatchEvent id="x">${definition}</intermediateCatchEvent>`;
const timer = (time: string) => catching(`<timerEventDefinition>${time}</timerEventDefinition>`);
const loop = (attributes: string, inside = '') =>
  `<userTask id="x"><multiInstanceLoopCharacteristics>${extend(`<zeebe:loopCharacteristics ${attributes}/>`)}${inside}</multiInstanceLoopCharacteristics></userTask>`;

test('a good process has nothing to find', async () => {
  expect(await on('<userTask id="x"/>')).toEqual([]);
});

test.each([
  ['<choreographyTask id="x"/>', 'unsupported-element'],
  ['<complexGateway id="x"><activationCondition>= 1 +</activationCondition></complexGateway>', 'feel-error'],
  [
    '<task id="x"><multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality>= 1</loopCardinality></multiInstanceLoopCharacteristics></task>',
    'loop-event',
  ],
  ['<adHocSubProcess id="x"/>', 'ad-hoc-empty'],
  ['<adHocSubProcess id="x"><task id="y"/><startEvent id="z"/></adHocSubProcess>', 'ad-hoc-start-or-end'],
  ['<adHocSubProcess id="x"><task id="y"/><endEvent id="z"/></adHocSubProcess>', 'ad-hoc-start-or-end'],
  [
    `<adHocSubProcess id="x" ordering="Sequential">${extend('<zeebe:adHoc activeElementsCollection="= []"/>')}<task id="y"/></adHocSubProcess>`,
    'ad-hoc-order',
  ],
  [catching('<signalEventDefinition/>'), 'signal-missing'],
  [
    catching('<conditionalEventDefinition><condition>x</condition></conditionalEventDefinition>'),
    'feel-missing',
  ],
  [catching('<conditionalEventDefinition/>'), 'event-condition-missing'],
  [catching('<errorEventDefinition/>'), 'unsupported-event'],
  [catching(`<signalEventDefinition/><errorEventDefinition/>`), 'unsupported-event'],
  ['<receiveTask id="x" instantiate="true"/>', 'instantiate-misplaced'],
  ['<eventBasedGateway id="x" instantiate="true"/>', 'instantiate-misplaced'],
  ['<eventBasedGateway id="x" eventGatewayType="Parallel"/>', 'gateway-parallel'],
  [
    '<userTask id="x"/><boundaryEvent id="b" attachedToRef="x" parallelMultiple="true"><errorEventDefinition/><signalEventDefinition/></boundaryEvent>',
    'together-thrown',
  ],
  ['<userTask id="x"/><subProcess id="y" triggeredByEvent="true"/>', 'event-sub-process-start'],
  [
    '<userTask id="x"/><subProcess id="y" triggeredByEvent="true"><standardLoopCharacteristics/></subProcess>',
    'event-sub-process-loop',
  ],
  ['<subProcess id="x" triggeredByEvent="true"/>', 'event-sub-process-flow'],
  [
    '<userTask id="x"/><subProcess id="y" triggeredByEvent="true"><startEvent id="z" isInterrupting="false"><errorEventDefinition/></startEvent></subProcess>',
    'error-not-interrupting',
  ],
  [catching(`<signalEventDefinition/><linkEventDefinition name="l"/>`), 'several-triggers'],
  [catching(''), 'unsupported-event'],
  [
    '<intermediateThrowEvent id="x"><escalationEventDefinition/></intermediateThrowEvent>',
    'escalation-code-missing',
  ],
  ['<task id="x"><standardLoopCharacteristics/></task>', 'loop-without-end'],
  ['<task id="x"><standardLoopCharacteristics loopMaximum="0"/></task>', 'loop-maximum'],
  ['<subProcess id="x"/>', 'no-start-event'],
  ['<serviceTask id="x"/>', 'job-type-missing'],
  [`<serviceTask id="x">${extend('<zeebe:taskDefinition type="" />')}</serviceTask>`, 'job-type-missing'],
  [
    `<serviceTask id="x">${extend('<zeebe:taskDefinition type="a" retries="0"/>')}</serviceTask>`,
    'retries-unreadable',
  ],
  ['<sendTask id="x"/>', 'message-missing'],
  ['<receiveTask id="x"/>', 'message-missing'],
  ['<businessRuleTask id="x"/>', 'decision-missing'],
  [
    `<businessRuleTask id="x">${extend('<zeebe:calledDecision decisionId="d"/>')}</businessRuleTask>`,
    'decision-incomplete',
  ],
  [
    `<businessRuleTask id="x">${extend(`${job()}<zeebe:calledDecision decisionId="d" resultVariable="r"/>`)}</businessRuleTask>`,
    'two-ways',
  ],
  ['<scriptTask id="x"/>', 'script-missing'],
  [`<scriptTask id="x">${extend('<zeebe:script expression="= 1"/>')}</scriptTask>`, 'script-incomplete'],
  [
    `<scriptTask id="x">${extend('<zeebe:script expression="1" resultVariable="r"/>')}</scriptTask>`,
    'feel-missing',
  ],
  ['<callActivity id="x"/>', 'called-process-missing'],
  ...[
    'bindingType="newest"',
    'bindingType="version"',
    'bindingType="versionTag"',
    'version="1"',
    'bindingType="version" version="0"',
  ].map((binding): [string, string] => [
    `<callActivity id="x">${extend(`<zeebe:calledElement processId="p" ${binding}/>`)}</callActivity>`,
    'call-binding',
  ]),
  [`<userTask id="x">${extend('<zeebe:taskSchedule dueDate="soon"/>')}</userTask>`, 'date-unreadable'],
  [
    `<userTask id="x">${extend('<zeebe:priorityDefinition priority="high"/>')}</userTask>`,
    'priority-unreadable',
  ],
  [`<userTask id="x">${extend(io({ a: '= 1 +' }))}</userTask>`, 'feel-error'],
  [`<userTask id="x">${extend(io({ 'a b': '= 1' }))}</userTask>`, 'variable-name'],
  [`<userTask id="x">${extend(io({ __proto__x: '= 1', 'a.': '= 1' }))}</userTask>`, 'variable-name'],
  ['<userTask id="x" tl:why="= 1 +"/>', 'feel-error'],
  ['<userTask id="x" tl:stage="nowhere"/>', 'stage-unknown'],
  [
    `<intermediateThrowEvent id="x">${extend(io({ a: '= 1' }))}</intermediateThrowEvent>`,
    'mapping-misplaced',
  ],
  [timer(''), 'timer-missing'],
  [timer('<timeDuration>10 minutes</timeDuration>'), 'timer-unreadable'],
  [timer('<timeDate>tomorrow</timeDate>'), 'timer-unreadable'],
  [timer('<timeCycle>R3/PT1H</timeCycle>'), 'timer-cycle'],
  [timer('<timeDuration>= 1 +</timeDuration>'), 'feel-error'],
  [catching('<messageEventDefinition/>'), 'message-missing'],
  [loop(''), 'loop-collection-missing'],
  [loop('inputCollection="= a"', '<loopCardinality>3</loopCardinality>'), 'loop-collection-missing'],
  [loop('inputCollection="a"'), 'feel-missing'],
  [loop('inputCollection="= a" outputCollection="b"'), 'loop-output-incomplete'],
  ['<exclusiveGateway id="x" default="start-x"/>', 'default-elsewhere'],
])('%s', async (element, code) => {
  const found = await on(element);
  expect(found.map((finding) => finding.code)).toContain(code);
  for (const { sentence, mend, line } of found) {
    expect(sentence).toMatch(/[.)]$/);
    expect(mend).not.toBe('');
    expect(line).toBeGreaterThan(0);
  }
});

test.each([
  ['tl:numberPrefix="ORD" tl:numberFrom="11864"', []],
  ['tl:numberPrefix="ORD" tl:numberFrom="007"', ['number-unreadable']],
  ['tl:numberPrefix="ORD" tl:numberFrom="soon"', ['number-unreadable']],
  ['tl:numberFrom="11864"', ['number-without-prefix']],
])('numbers begin at a whole number, behind a prefix: %s', async (attributes, codes) => {
  const found = await findings(`${start}<endEvent id="end"/>`, 'start -> end', '', attributes);
  expect(found.map(({ code }) => code)).toEqual(codes);
});

test.each([
  ['<message id="m"/>', 'message-name-missing'],
  [m(), 'correlation-key-missing'],
])('a message needs a name and a key: %s', async (roots, code) => {
  const found = await on(catching('<messageEventDefinition messageRef="m"/>'), roots);
  expect(found.map((finding) => finding.code)).toEqual([code]);
});

test('a thrown message needs no key', async () => {
  expect(await on('<sendTask id="x" messageRef="m"/>', m())).toEqual([]);
});

test.each([
  [
    'dangling flow',
    `${start}<task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="nowhere"/>`,
    'start -> a',
    'dangling-flow',
  ],
  ['into a start', `${start}<task id="a"/>`, 'start -> a\na -> start', 'flow-into-start'],
  ['from an end', `${start}<endEvent id="e"/><task id="a"/>`, 'start -> e\ne -> a', 'flow-from-end'],
  ['no start', '<task id="a"/><task id="b"/>', 'a -> b\nb -> a', 'no-start-event'],
  [
    'two starts',
    `${start}<startEvent id="s2"/><task id="a"/>`,
    'start -> a\ns2 -> a',
    'several-plain-starts',
  ],
  ['alone', `${start}<task id="a"/><task id="b"/>`, 'start -> a', 'never-reached'],
  [
    'no condition',
    `${start}<exclusiveGateway id="g"/><task id="a"/><task id="b"/>`,
    'start -> g\ng -> a ? x\ng -> b',
    'condition-missing',
  ],
  ['condition after an event', `${start}<task id="a"/>`, 'start -> a ? x', 'condition-misplaced'],
  [
    'default with condition',
    `${start}<exclusiveGateway id="g" default="g-a"/><task id="a"/><task id="b"/>`,
    'start -> g\ng -> a ? x\ng -> b ? y',
    'default-with-condition',
  ],
  [
    'broken condition',
    `${start}<exclusiveGateway id="g"/><task id="a"/>`,
    'start -> g\ng -> a ? x +',
    'feel-error',
  ],
  [
    'twice the same flow',
    `${start}<task id="a"/><sequenceFlow sourceRef="start" targetRef="a"/><sequenceFlow sourceRef="start" targetRef="a"/>`,
    '',
    'duplicate-id',
  ],
  [
    'out of a sub-process',
    `${start}<subProcess id="s"><startEvent id="i"/><task id="a"/>${flows('i -> a')}</subProcess><task id="b"/>`,
    'start -> s\na -> b',
    'flow-crosses-scope',
  ],
  [
    'boundary without host',
    `${start}<task id="a"/><boundaryEvent id="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><task id="c"/>`,
    'start -> a\nb -> c',
    'boundary-detached',
  ],
  [
    'boundary without flow',
    `${start}<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>`,
    'start -> a',
    'boundary-without-flow',
  ],
  [
    'error that goes on',
    `${start}<task id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent><task id="c"/>`,
    'start -> a\nb -> c',
    'error-not-interrupting',
  ],
  [
    'error caught twice',
    `${start}<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>
     <boundaryEvent id="c" attachedToRef="a"><errorEventDefinition/></boundaryEvent><task id="d"/>`,
    'start -> a\nb -> d\nc -> d',
    'error-caught-twice',
  ],
  [
    'into a boundary',
    `${start}<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent><task id="c"/>`,
    'start -> a\nb -> c\nc -> b',
    'flow-into-boundary',
  ],
  [
    'race of one',
    `${start}<eventBasedGateway id="g"/>${timer('<timeDuration>PT1H</timeDuration>')}`,
    'start -> g\ng -> x',
    'race-of-one',
  ],
  [
    'race of tasks',
    `${start}<eventBasedGateway id="g"/>${timer('<timeDuration>PT1H</timeDuration>')}<task id="a"/>`,
    'start -> g\ng -> x\ng -> a',
    'race-without-event',
  ],
  [
    'racer reached from elsewhere',
    `${start}<parallelGateway id="f"/><eventBasedGateway id="g"/>${timer('<timeDuration>PT1H</timeDuration>')}`,
    'start -> f\nf -> g\nf -> x\ng -> x',
    'race-without-event',
  ],
  [
    'link to nowhere',
    `${start}<intermediateThrowEvent id="t"><linkEventDefinition name="A"/></intermediateThrowEvent>`,
    'start -> t',
    'link-unknown',
  ],
  [
    'error end without code',
    `${start}<endEvent id="e"><errorEventDefinition/></endEvent>`,
    'start -> e',
    'error-code-missing',
  ],
])('structure: %s', async (_, elements, lines, code) => {
  expect((await findings(elements, lines)).map((finding) => finding.code)).toContain(code);
});

test('two link targets of one name are one too many', async () => {
  const link = (id: string) =>
    `<intermediateCatchEvent id="${id}"><linkEventDefinition name="A"/></intermediateCatchEvent>`;
  const found = await findings(
    `${start}<intermediateThrowEvent id="t"><linkEventDefinition name="A"/></intermediateThrowEvent>${link('a')}${link('b')}<task id="c"/>`,
    'start -> t\na -> c\nb -> c',
  );
  expect(found.map((finding) => [finding.code, finding.element])).toEqual([['link-twice', 'b']]);
});

test('an error boundary that names an error without code would catch all by accident', async () => {
  const found = await findings(
    `${start}<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition errorRef="e"/></boundaryEvent><task id="c"/>`,
    'start -> a\nb -> c',
    '<error id="e"/>',
  );
  expect(found.map((finding) => finding.code)).toEqual(['error-code-missing']);
});

test('a refusal names the element, says why and what to do', async () => {
  const [finding] = await on('<choreographyTask id="x" name="Which parts?"/>');
  expect(finding).toEqual({
    code: 'unsupported-element',
    severity: 'error',
    sentence: 'The choreography task “Which parts?” is no element of a process that can be run.',
    mend: 'Draw the same with elements of a process.',
    element: 'x',
    name: 'Which parts?',
    line: 4,
  });
});

test('a FEEL error comes with its place and its sentence', async () => {
  const found = await findings(
    `${start}<exclusiveGateway id="g"/><task id="a"/>`,
    'start -> g\ng -> a ? amount >',
  );
  expect(found[0]).toMatchObject({ code: 'feel-error', element: 'g-a' });
  expect(found[0]?.sentence).toContain('The flow “g-a” has a condition that cannot be read (= amount >)');
  expect(found[0]?.column).toBeGreaterThan(1);
});

test('JUEL that FEEL has no counterpart for is refused', async () => {
  const read = await readProcesses(
    definitions(
      `<process id="p" isExecutable="true">${start}<exclusiveGateway id="g"/><task id="a"/>${flows('start -> g')}
       <sequenceFlow id="f" sourceRef="g" targetRef="a"><conditionExpression>\${bean.amount() > 1}</conditionExpression></sequenceFlow></process>`,
    ),
  );
  const found = read.ok ? read.processes.flatMap(checkProcess) : [];
  expect(found[0]).toMatchObject({ code: 'feel-missing' });
  expect(found[0]?.mend).toContain('it cannot call methods');
});

test('a sub-process is checked like a process', async () => {
  const inner = `<startEvent id="i"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>`;
  const found = await on(`<subProcess id="x">${inner}</subProcess>`);
  expect(found.map((finding) => finding.sentence)).toEqual([
    'The start event “i” of the kind “timer” in a sub-process stands where BPMN does not allow that kind.',
  ]);
});
