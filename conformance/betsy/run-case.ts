import { isDeepStrictEqual } from 'node:util';
import { after, START } from '../bpmn/clock.ts';
import { type Deployment, deploy } from '../bpmn/deploy.ts';
import { World } from '../bpmn/world.ts';
import type { CaseResult } from '../suite.ts';
import type { BetsyCase } from './index-file.ts';
import { Log } from './log.ts';
import { prepare, scriptsOf, startableIn } from './prepare.ts';

type Result = Pick<CaseResult, 'status' | 'why'>;

/** Runs a test model with one input, and compares the log as a multiset. */
export async function runCase(xml: string, one: BetsyCase): Promise<Result> {
  const impossible = one.trace.find((entry) => !canLog(xml, entry));
  if (impossible !== undefined)
    return { status: 'excluded', why: `expects “${impossible}”, which no script of the model logs` };
  const deployed = await deploy([prepare(xml)]);
  const entries = deployed.ok ? play(deployed, xml, one) : ['ERROR'];
  const refusal = deployed.ok ? '' : ` (refused: ${deployed.why})`;
  if (isDeepStrictEqual(alike(entries), alike(one.trace))) return { status: 'passed' };
  return { status: 'failed', why: `expected [${one.trace}], but it logged [${entries}]${refusal}` };
}

/** An error while running and a refusal with a reason before it are one: nothing runs, and it says why. */
function alike(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => (entry === 'ERROR_runtime' ? 'ERROR' : entry)).sort();
}

function canLog(xml: string, entry: string): boolean {
  return !/^task/.test(entry) || scriptsOf(xml).includes(`SCRIPT_${entry}`);
}

function play({ models }: Deployment & { ok: true }, xml: string, one: BetsyCase): readonly string[] {
  const log = new Log();
  const world = new World(models, log.worker, START);
  const [main, parallel] = startableIn(xml);
  const { input, integerVariable = 0, delayMs = 0 } = one;
  const variables = { integerVariable, ...(input !== null && { test: input }) };
  const started = one.parallelProcess === true ? [parallel, main] : [main];
  for (const process of started) {
    if (process !== undefined) world.start(process, { variables });
    world.settle();
  }
  world.chooseAll();
  world.advanceTo(after(world.now, `PT${delayMs / 1_000}S`));
  return [...log.entries, ...errorsOf(world)];
}

function* errorsOf(world: World): Generator<string> {
  for (const { events } of world.cases) {
    for (const event of events) {
      if (event.type === 'incident.raised' && !isOnlyWaiting(event.code)) yield 'ERROR_runtime';
      if (event.type === 'case.ended' && event.outcome === 'error') yield 'ERROR_thrownErrorEvent';
    }
  }
}

/** The engine tells people of a join that can never be complete; for BPMN its tokens just wait. */
function isOnlyWaiting(code: string): boolean {
  return code === 'join-starved';
}
