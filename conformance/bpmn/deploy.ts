import {
  checkProcess,
  compileProcess,
  type Finding,
  type ProcessModel,
  readProcesses,
} from '@throughline/processes';

export type Deployment =
  | { readonly ok: true; readonly models: readonly ProcessModel[] }
  | { readonly ok: false; readonly why: string };

/** Reads, checks and compiles files together; refused with the errors found. */
export async function deploy(files: readonly string[]): Promise<Deployment> {
  const models: ProcessModel[] = [];
  for (const xml of files) {
    const read = await readProcesses(xml);
    if (!read.ok) return { ok: false, why: sentenceOf(read.findings) };
    const findings = [...read.findings, ...read.processes.flatMap(checkProcess)];
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return { ok: false, why: sentenceOf(errors) };
    models.push(...read.processes.map(compileProcess));
  }
  return { ok: true, models };
}

function sentenceOf(findings: readonly Finding[]): string {
  return findings.map(({ code, sentence }) => `${sentence} (${code})`).join(' ');
}
