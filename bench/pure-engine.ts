import { EventEmitter } from 'node:events';
import { compileProcess, decide, type ProcessModel, readProcesses } from '@throughline/processes';
import { Engine } from 'bpmn-engine';
import { ONE_TASK, ORDER_LIKE, VARIABLES } from './models.ts';
import { report } from './report.ts';

/** The engine alone, in memory, beside the other engine of the npm registry doing the same. */
export async function benchPureEngine(seconds: number): Promise<void> {
  for (const [name, xml, steps] of [
    ['one-task', ONE_TASK, 1],
    ['order-like', ORDER_LIKE, 2],
  ] as const) {
    const ours = playOurs(await modelOf(xml), steps, seconds);
    const theirs = await playTheirs(xml, steps, seconds);
    report({
      ...{ bench: `engine ${name}`, store: 'memory', clients: 1, unit: 'cases/s', value: ours },
      ...{ peer: 'bpmn-engine', peerValue: theirs },
    });
  }
}

async function modelOf(xml: string): Promise<ProcessModel> {
  const reading = await readProcesses(xml);
  const definition = reading.ok ? reading.processes[0] : undefined;
  if (!definition) throw new Error('the bench model cannot be read');
  return compileProcess(definition);
}

function playOurs(model: ProcessModel, steps: number, seconds: number): number {
  let key = 10n ** 15n;
  const environment = {
    now: '2026-11-19T09:14:02.000Z',
    caseKey: '1',
    newKey: () => String(++key),
    decision: () => ({ ok: false, sentence: 'none' }) as const,
  };
  const play = (): void => {
    let turn = decide(model, undefined, { type: 'startCase', variables: VARIABLES }, environment);
    for (let step = 0; step < steps; step++) {
      const wait = turn.ok ? turn.state.waits[0] : undefined;
      if (!turn.ok || !wait) throw new Error('the case does not wait');
      const answer = wait.kind === 'task' ? { task: wait.key } : { job: wait.key };
      const type = wait.kind === 'task' ? 'completeTask' : 'completeJob';
      turn = decide(model, turn.state, { type, ...answer, variables: { done: true } } as never, environment);
    }
    if (!turn.ok || !turn.state.ended) throw new Error('the case did not end');
  };
  for (let warm = 0; warm < 20_000; warm++) play();
  let cases = 0;
  const begin = performance.now();
  for (; performance.now() - begin < seconds * 1_000; cases += 100) for (let i = 0; i < 100; i++) play();
  return cases / ((performance.now() - begin) / 1_000);
}

/** Its user and service tasks are answered at once; the file is read anew for each case, as its API asks. */
async function playTheirs(xml: string, steps: number, seconds: number): Promise<number> {
  // Its own dialect has no "bench" workers: what would be a job is a task that waits for a signal.
  const source = xml
    .replaceAll('serviceTask', 'userTask')
    .replace('= amount &gt; 100', `$\{environment.variables.large}`);
  let cases = 0;
  const play = async (): Promise<void> => {
    const listener = new EventEmitter();
    let answered = 0;
    listener.on('activity.wait', (task: { signal(): void }) => {
      answered++;
      task.signal();
    });
    const engine = new Engine({ name: 'bench', source, variables: { ...VARIABLES, large: true } });
    // It may end while it is being started.
    const ended = engine.waitFor('end');
    await engine.execute({ listener });
    await ended;
    if (answered !== steps) throw new Error(`bpmn-engine answered ${answered} of ${steps} tasks`);
  };
  for (let warm = 0; warm < 50; warm++) await play();
  const begin = performance.now();
  for (; performance.now() - begin < seconds * 1_000; cases++) await play();
  return cases / ((performance.now() - begin) / 1_000);
}
