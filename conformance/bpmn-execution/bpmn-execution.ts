import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent } from '@throughline/processes';
import { World } from '@throughline/processes';
import { START } from '../bpmn/clock.ts';
import { deploy } from '../bpmn/deploy.ts';
import { isOnlyWaiting } from '../bpmn/history.ts';
import type { CaseResult, Suite } from '../suite.ts';
import { type ExecutionCase, readCases } from './case-file.ts';
import { differences, type Effect } from './expect.ts';
import { prepare } from './prepare.ts';
import { perform } from './steps.ts';
import { workerFor } from './worker.ts';

/** What became of a case, and what is debatable about it. */
export interface ExecutionResult extends CaseResult {
  readonly note?: string;
}

/** Models of open-source engines with the behaviour their own tests assert. */
export const bpmnExecution: Suite<ExecutionResult> = {
  name: 'bpmn-execution',
  async *run(folder) {
    for (const one of readCases(folder)) {
      const models = one.files.map((file) => readFileSync(join(folder, file), 'utf8'));
      yield { case: one.id, note: one.note, models, ...(await runCase(models, one)) };
    }
  },
};

async function runCase(
  models: readonly string[],
  one: ExecutionCase,
): Promise<Pick<CaseResult, 'status' | 'why'>> {
  try {
    const deployed = await deploy(models.map((xml) => prepare(xml, one)));
    if (!deployed.ok) {
      if (!isExcused(one, deployed.codes)) return { status: 'failed', why: `refused: ${deployed.why}` };
      return {
        status: 'excluded',
        why: `refused, as it may be (${one.mayRefuse?.join('; ')}): ${deployed.why}`,
      };
    }
    const why = play(new World(deployed.models, { worker: workerFor(one), now: START }), one);
    return why === undefined ? { status: 'passed' } : { status: 'failed', why };
  } catch (error) {
    return { status: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** What the reasons of `mayRefuse` are called here; a refusal for anything else is none of them. */
const excuses: readonly (readonly [RegExp, string])[] = [
  [/names no (error )?element/, 'unresolved-reference'],
  [/EXT012\)/, 'expression-not-formal'],
  [/EXT105\)/, 'end-event-missing'],
  [/EXT128\)/, 'operation-missing'],
  [/without errorRef/, 'thrown-without-code'],
];

function isExcused({ mayRefuse = [] }: ExecutionCase, codes: readonly string[]): boolean {
  const excused = excuses
    .filter(([reason]) => mayRefuse.some((one) => reason.test(one)))
    .map(([, code]) => code);
  return codes.every((code) => excused.includes(code));
}

/** Does the steps in order; the first thing that is not as expected. */
function play(world: World, { steps, process }: ExecutionCase): string | undefined {
  let effect: Effect = { changed: false };
  for (const [index, step] of steps.entries()) {
    if (step.expect !== undefined) {
      const [difference] = differences(step.expect, world, effect);
      if (difference !== undefined) return `step ${index + 1}: ${difference}`;
      effect = { changed: false };
      continue;
    }
    const unexpected = effect.refused ?? effect.incident;
    if (unexpected !== undefined) return `step ${index}: ${unexpected}`;
    effect = effectOf(world, () => perform(world, step, process));
  }
  return undefined;
}

function effectOf(world: World, act: () => string | undefined): Effect {
  const events = () => world.cases.flatMap((one) => one.events);
  const before = new Set(events());
  const refused = act();
  world.settle();
  const made = events().filter((event) => !before.has(event));
  const incident = made.find(isFault);
  return { refused, incident: incident?.sentence, changed: made.length > 0 };
}

function isFault(event: CaseEvent): event is Extract<CaseEvent, { readonly type: 'incident.raised' }> {
  return event.type === 'incident.raised' && !isOnlyWaiting(event.code);
}
