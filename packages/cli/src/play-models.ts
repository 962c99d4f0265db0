import type { DecisionModel } from '@throughline/decisions';
import {
  checkProcess,
  compileProcess,
  type DecisionAnswer,
  type Json,
  type Moment,
  type ProcessModel,
  readProcesses,
  type Variables,
} from '@throughline/processes';
import { CommandError, UsageError } from './command.ts';
import { findingLine } from './finding-line.ts';
import { readModel } from './read-model.ts';
import { readText } from './read-text.ts';

/**
 * The processes of all BPMN files named.
 * @throws CommandError when one cannot be run: with everything that was found.
 */
export async function processesOf(
  paths: readonly string[],
): Promise<readonly [ProcessModel, ...ProcessModel[]]> {
  const models: ProcessModel[] = [];
  const wrong: string[] = [];
  for (const path of paths.filter((name) => !name.endsWith('.dmn'))) {
    const read = await readProcesses(await readText(path), { assumeExecutable: true });
    const processes = read.ok ? read.processes : [];
    const errors = [...read.findings, ...processes.flatMap(checkProcess)].filter(
      ({ severity }) => severity === 'error',
    );
    wrong.push(...errors.map((finding) => findingLine(path, finding)));
    if (errors.length === 0) models.push(...processes.map(compileProcess));
  }
  if (wrong.length > 0) throw new CommandError(wrong.join('\n'), 'Nothing was played.');
  const [first, ...others] = models;
  if (first === undefined) throw new UsageError('Name a BPMN file with a process.');
  return [first, ...others];
}

/** Answers by the decisions of all DMN files named. */
export async function decisionsOf(
  paths: readonly string[],
): Promise<(id: string, variables: Variables, now: Moment) => DecisionAnswer> {
  const models: DecisionModel[] = [];
  for (const path of paths.filter((name) => name.endsWith('.dmn'))) models.push(await readModel([path]));
  return (id, variables, now) => {
    const model = models.find(({ decisions }) => decisions.some((decision) => decision.id === id));
    if (model === undefined) {
      return { ok: false, sentence: `There is no decision ${id}; name its DMN file too.` };
    }
    const result = model.decide(id, variables, { now });
    if (!result.ok) return { ok: false, sentence: result.sentence };
    return { ok: true, output: result.output as Json, explanation: result.explanation as unknown as Json };
  };
}
