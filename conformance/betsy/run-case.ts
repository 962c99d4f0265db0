import { isDeepStrictEqual } from 'node:util';
import { World } from '@throughline/processes';
import { after, START } from '../bpmn/clock.ts';
import { type Deployment, deploy } from '../bpmn/deploy.ts';
import { isOnlyWaiting } from '../bpmn/history.ts';
import type { CaseResult } from '../suite.ts';
import { contradictionIn } from './contradictions.ts';
import type { BetsyCase } from './index-file.ts';
import { Log } from './log.ts';
import { errorCodeIn, prepare, startableIn } from './prepare.ts';

const MARKER = 'MARKER_exists';

type Result = Pick<CaseResult, 'status' | 'why'>;

/** Runs a test model with one input, and compares the log as a multiset. */
export async function runCase(xml: string, one: BetsyCase): Promise<Result> {
  const deployed = await deploy([prepare(xml)]);
  const entries = deployed.ok ? play(deployed, xml, one) : ['ERROR'];
  // The marker is looked for only where a test asks for it.
  const seen = entries.filter((entry) => entry !== MARKER || one.trace.includes(MARKER));
  const refusal = deployed.ok ? '' : ` (refused: ${deployed.why})`;
  if (isDeepStrictEqual(alike(seen), alike(one.trace))) return { status: 'passed' };
  const why = contradictionIn(xml, one);
  if (why !== undefined) return { status: 'excluded', why };
  return { status: 'failed', why: `expected [${one.trace}], but it logged [${seen}]${refusal}` };
}

/** An error while running and a refusal with a reason before it are one: nothing runs, and it says why. */
function alike(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => (entry === 'ERROR_runtime' ? 'ERROR' : entry)).sort();
}

function play({ models }: Deployment & { ok: true }, xml: string, one: BetsyCase): readonly string[] {
  const log = new Log(errorCodeIn(xml));
  const world = new World(models, { worker: log.worker, now: START });
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
