import {
  checkProcess,
  compileProcess,
  type Finding,
  type ProcessDefinition,
  type ProcessModel,
  readProcesses,
} from '../src/index.ts';

interface Drawing {
  readonly definition: ProcessDefinition;
  readonly findings: readonly Finding[];
  readonly model: ProcessModel;
}

/** A file with one process, which must be one that can be run. */
export async function readDrawing(xml: string): Promise<Drawing> {
  const read = await readProcesses(xml);
  if (!read.ok || read.processes[0] === undefined) throw new Error(`It cannot be read: ${xml}`);
  const [definition] = read.processes;
  const findings = checkProcess(definition);
  const refused = findings.find(({ severity }) => severity === 'error');
  if (refused !== undefined) throw new Error(`It is refused: ${refused.sentence}\n${xml}`);
  return { definition, findings, model: compileProcess(definition) };
}
