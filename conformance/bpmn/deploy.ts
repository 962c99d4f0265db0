import {
  checkProcess,
  compileProcess,
  type Finding,
  type ProcessDefinition,
  type ProcessModel,
  type ReadOptions,
  readProcesses,
} from '@throughline/processes';

export type Deployment =
  | { readonly ok: true; readonly models: readonly ProcessModel[] }
  | { readonly ok: false; readonly why: string; readonly codes: readonly string[] };

/** Reads, checks and compiles files together; refused with the errors found. A process that does not say may run. */
export async function deploy(files: readonly string[]): Promise<Deployment> {
  const models: ProcessModel[] = [];
  for (const xml of files) {
    const { findings, processes } = await looked(xml, { assumeExecutable: true });
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      return { ok: false, why: sentenceOf(errors), codes: errors.map(({ code }) => code) };
    models.push(...processes.map(compileProcess));
  }
  return { ok: true, models };
}

export async function findingsOf(xml: string, options: ReadOptions): Promise<readonly Finding[]> {
  return (await looked(xml, options)).findings;
}

async function looked(
  xml: string,
  options: ReadOptions,
): Promise<{ readonly findings: readonly Finding[]; readonly processes: readonly ProcessDefinition[] }> {
  const read = await readProcesses(xml, options);
  if (!read.ok) return { findings: read.findings, processes: [] };
  return { findings: [...read.findings, ...read.processes.flatMap(checkProcess)], processes: read.processes };
}

function sentenceOf(findings: readonly Finding[]): string {
  return findings.map(({ code, sentence }) => `${sentence} (${code})`).join(' ');
}
