// biome-ignore-all lint/suspicious/noTemplateCurlyInString: JUEL looks like a template.
import { expect, test } from 'vitest';
import { readProcesses } from '../read-processes.ts';

const camunda = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';

/** What everyday tools leave out is another matter. */
const leftOut = /^(expression-not-formal|script-format-missing|thrown-without-code)$/;

async function read(elements: string, namespaces = camunda) {
  const result = await readProcesses(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ${namespaces} targetNamespace="t">
     <process id="p" isExecutable="true">${elements}</process></definitions>`,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return {
    element: result.processes[0]?.elements[0],
    process: result.processes[0],
    findings: result.findings.filter(({ code }) => !leftOut.test(code)),
  };
}

const inside = (content: string) => `<extensionElements>${content}</extensionElements>`;

test('a user task says who does it and until when', async () => {
  const { element, findings } = await read(
    `<userTask id="u" camunda:assignee="\${boss.name}" camunda:candidateGroups="sales, support" camunda:dueDate="P3D"
       camunda:followUpDate="\${later}" camunda:priority="70" camunda:formRef="order" camunda:asyncBefore="true"/>`,
  );
  expect(element).toMatchObject({
    assignment: { assignee: '= boss.name', groups: 'sales, support' },
    due: 'P3D',
    followUp: '= later',
    priority: '70',
    form: 'order',
  });
  expect(findings).toEqual([]);
});

test.each(['http://activiti.org/bpmn', 'http://flowable.org/bpmn'])('%s means the same', async (uri) => {
  const { element, findings } = await read('<userTask id="u" f:assignee="lena"/>', `xmlns:f="${uri}"`);
  expect(element?.assignment?.assignee).toBe('lena');
  expect(findings).toEqual([]);
});

test('an external task is a job with its topic and attempts', async () => {
  const { element, findings } = await read(
    `<serviceTask id="s" camunda:type="external" camunda:topic="stock">${inside('<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>')}</serviceTask>`,
  );
  expect(element?.job).toMatchObject({ type: 'stock', retries: '5' });
  expect(findings).toEqual([]);
});

test('decisions, scripts, loops and mappings come over', async () => {
  const rule = await read('<businessRuleTask id="b" camunda:decisionRef="d" camunda:resultVariable="r"/>');
  expect(rule.element?.decision).toEqual({ id: 'd', resultVariable: 'r' });
  const script = await read(
    '<scriptTask id="s" scriptFormat="feel" camunda:resultVariable="r"><script>a + 1</script></scriptTask>',
  );
  expect(script.element?.script).toEqual({ expression: '= a + 1', resultVariable: 'r' });
  const loop = await read(
    `<userTask id="u"><multiInstanceLoopCharacteristics camunda:collection="parts" camunda:elementVariable="part">
       <completionCondition>\${nrOfCompletedInstances / nrOfInstances > 0.5}</completionCondition></multiInstanceLoopCharacteristics></userTask>`,
  );
  expect(loop.element?.loop).toMatchObject({
    inputCollection: '= parts',
    inputElement: 'part',
    completionCondition: '= numberOfCompletedInstances / numberOfInstances > 0.5',
  });
  const mapping = await read(
    `<userTask id="u">${inside('<camunda:inputOutput><camunda:inputParameter name="a">${b}</camunda:inputParameter><camunda:outputParameter name="c">hello</camunda:outputParameter></camunda:inputOutput>')}</userTask>`,
  );
  expect(mapping.element).toMatchObject({
    inputs: [{ source: '= b', target: 'a' }],
    outputs: [{ source: '= "hello"', target: 'c' }],
  });
  const call = await read(
    `<callActivity id="c" calledElement="q">${inside('<camunda:in source="a" target="b"/><camunda:out sourceExpression="${x + 1}" target="y"/>')}</callActivity>`,
  );
  expect(call.element).toMatchObject({
    inputs: [{ source: '= a', target: 'b' }],
    outputs: [{ source: '= x + 1', target: 'y' }],
  });
  expect([rule, script, loop, mapping, call].flatMap(({ findings }) => findings)).toEqual([]);
});

test('a process has its version tag and who starts it', async () => {
  const { process } = await read('<task id="t"/>');
  expect(process?.versionTag).toBeUndefined();
  const tagged = await readProcesses(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ${camunda} targetNamespace="t">
     <process id="p" isExecutable="true" camunda:versionTag="v7" camunda:candidateStarterGroups="order-desk" camunda:historyTimeToLive="P30D"/></definitions>`,
  );
  expect(tagged).toMatchObject({
    ok: true,
    processes: [{ versionTag: 'v7', starters: ['order-desk'] }],
    findings: [],
  });
});

test.each([
  ['<serviceTask id="x" camunda:class="com.acme.Stock"/>', 'camunda:class'],
  ['<serviceTask id="x" camunda:delegateExpression="${stock}"/>', 'camunda:delegateExpression'],
  ['<userTask id="x" camunda:assignee="${bean.boss()}"/>', 'camunda:assignee'],
  ['<userTask id="x" camunda:formKey="embedded:app:order.html"/>', 'camunda:formKey'],
  [
    `<userTask id="x">${inside('<camunda:formData><camunda:formField id="a"/></camunda:formData>')}</userTask>`,
    'camunda:formData',
  ],
  [
    `<userTask id="x">${inside('<camunda:taskListener event="create" class="A"/>')}</userTask>`,
    'camunda:taskListener',
  ],
  [
    `<userTask id="x">${inside('<camunda:inputOutput><camunda:inputParameter name="a"><camunda:list/></camunda:inputParameter></camunda:inputOutput>')}</userTask>`,
    'camunda:inputOutput',
  ],
])('what cannot be said in our words is named: %s', async (element, what) => {
  const { findings } = await read(element);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code: 'foreign-extension', element: 'x' });
  expect(findings[0]?.sentence).toContain(what);
});

test('what the model says in our words wins', async () => {
  const { element } = await read(
    `<userTask id="u" camunda:assignee="a">${inside('<zeebe:assignmentDefinition assignee="b"/>')}</userTask>`,
    `${camunda} xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"`,
  );
  expect(element?.assignment?.assignee).toBe('b');
});

test('an error that is defined nowhere is known by its name, and that is told', async () => {
  const thrown = '<endEvent id="x"><errorEventDefinition errorRef="lost"/></endEvent>';
  const { element, findings } = await read(thrown);
  expect(element?.triggers[0]?.error).toEqual({ id: 'lost', code: 'lost' });
  expect(findings).toMatchObject([{ code: 'error-undefined', severity: 'warning', element: 'x' }]);
  expect((await read(thrown, '')).findings).toMatchObject([
    { code: 'unresolved-reference', severity: 'error' },
  ]);
});
