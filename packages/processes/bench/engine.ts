/**
 * How many cases a second `decide` alone carries from start to end, on one core and in memory.
 * Run: node packages/processes/bench/engine.ts
 */
import {
  type CaseState,
  type Command,
  checkProcess,
  compileProcess,
  decide,
  readProcesses,
} from '../src/index.ts';
import { extend, job, process as processFile } from '../test/xml.ts';

const now = '2030-01-01T00:00:00.000Z';

const models = {
  'one task': processFile(
    '<startEvent id="start"/><userTask id="task"/><endEvent id="end"/>',
    'start -> task\ntask -> end',
  ),
  'order-like': processFile(
    `<startEvent id="start"/><exclusiveGateway id="size" default="size-small"/><userTask id="small"/>
     <parallelGateway id="fork"/><serviceTask id="a">${extend(job())}</serviceTask>
     <serviceTask id="b">${extend(job())}</serviceTask><parallelGateway id="join"/><endEvent id="end"/><endEvent id="none"/>`,
    `start -> size\nsize -> fork ? amount > 100\nsize -> small\nsmall -> none\nfork -> a\nfork -> b
     a -> join\nb -> join\njoin -> end`,
  ),
  'straight through, 5 scripts': processFile(
    `<startEvent id="start"/>${[1, 2, 3, 4, 5]
      .map(
        (n) =>
          `<scriptTask id="s${n}">${extend('<zeebe:script expression="= amount + 1" resultVariable="amount"/>')}</scriptTask>`,
      )
      .join('')}<endEvent id="end"/>`,
    'start -> s1\ns1 -> s2\ns2 -> s3\ns3 -> s4\ns4 -> s5\ns5 -> end',
  ),
};

for (const [name, xml] of Object.entries(models)) {
  const read = await readProcesses(xml);
  if (!read.ok || read.processes[0] === undefined) throw new Error(JSON.stringify(read.findings));
  const errors = checkProcess(read.processes[0]).filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  measure(name, compileProcess(read.processes[0]));
}

function measure(name: string, model: ReturnType<typeof compileProcess>): void {
  let keys = 10n ** 15n;
  const env = {
    now,
    caseKey: '1',
    newKey: () => String(++keys),
    decision: () => ({ ok: false, sentence: '' }) as const,
  };
  const variables = { amount: 200, customer: 'Contoso', city: 'Berlin', items: [1, 2], urgent: false };
  const start: Command = { type: 'startCase', variables };
  let elements = 0;
  const play = () => {
    let turn = decide(model, undefined, start, env);
    for (;;) {
      if (!turn.ok) throw new Error(turn.rejection.sentence);
      elements += turn.events.filter(
        (event) => event.type === 'element.passed' || event.type === 'element.completed',
      ).length;
      const state: CaseState = turn.state;
      const wait = state.waits[0];
      if (wait === undefined) return;
      turn =
        wait.kind === 'task'
          ? decide(model, state, { type: 'completeTask', task: wait.key, variables: { done: true } }, env)
          : decide(model, state, { type: 'completeJob', job: wait.key, variables: { done: true } }, env);
    }
  };
  for (let i = 0; i < 20_000; i++) play();
  elements = 0;
  const began = performance.now();
  const cpu = process.cpuUsage();
  let cases = 0;
  while (performance.now() - began < 2_000) for (let i = 0; i < 1_000; i++, cases++) play();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1_000;
  const perCpuSecond = Math.round((cases * 1e6) / (user + system));
  const rates = {
    cases: Math.round(cases / seconds),
    elements: Math.round(elements / seconds),
    perCpuSecond,
  };
  console.log(JSON.stringify({ bench: name, ...rates, unit: 'per second' }));
}
