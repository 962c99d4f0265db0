/** One order played through in memory. Run: node packages/processes/example/order.ts */
import {
  checkProcess,
  compileProcess,
  decide,
  type Environment,
  marks,
  readProcesses,
  replay,
} from '@throughline/processes';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:tl="http://throughline.dev/bpmn/1.0" targetNamespace="example">
  <process id="order" name="Order" isExecutable="true" tl:title="= &quot;Order of &quot; + customer">
    <startEvent id="start" />
    <sequenceFlow id="f1" sourceRef="start" targetRef="big" />
    <exclusiveGateway id="big" name="Large order?" default="f4" />
    <sequenceFlow id="f2" sourceRef="big" targetRef="approve"><conditionExpression>= amount &gt; 1000</conditionExpression></sequenceFlow>
    <userTask id="approve" name="Approve order">
      <extensionElements><zeebe:assignmentDefinition candidateGroups="order-desk" /></extensionElements>
    </userTask>
    <sequenceFlow id="f3" sourceRef="approve" targetRef="done" />
    <sequenceFlow id="f4" sourceRef="big" targetRef="done" />
    <endEvent id="done" />
  </process>
</definitions>`;

const read = await readProcesses(xml);
const [definition] = read.ok ? read.processes : [];
if (definition === undefined) throw new Error(read.findings.map((finding) => finding.sentence).join('\n'));
const findings = [...read.findings, ...checkProcess(definition)];
for (const { severity, sentence, mend } of findings) console.log(`${severity}: ${sentence} ${mend}`);
const model = compileProcess(definition);

let keys = 1_000;
const env: Environment = {
  now: '2030-01-01T09:00:00.000Z',
  caseKey: '1000',
  newKey: () => String(++keys),
  decision: () => ({ ok: false, sentence: 'There are no decisions here.' }),
};

const started = decide(
  model,
  undefined,
  { type: 'startCase', variables: { customer: 'Contoso', amount: 1200 } },
  env,
);
if (!started.ok) throw new Error(started.rejection.sentence);
console.log('waits at', [...marks(model, started.state).keys()]);

const task = started.state.waits[0]?.key ?? '';
const finished = decide(
  model,
  started.state,
  { type: 'completeTask', task, variables: { approved: true } },
  env,
);
if (!finished.ok) throw new Error(finished.rejection.sentence);

export const events = [...started.events, ...finished.events];
for (const event of events) console.log(JSON.stringify(event));
export const state = replay(model, undefined, events, env.caseKey);
console.log(state.ended, state.variables);
