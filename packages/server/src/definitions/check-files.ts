import {
  checkConversation,
  checkProcess,
  compileProcess,
  dueOf,
  evaluateText,
  type ProcessDefinition,
  type ProcessModel,
  readProcesses,
  type Text,
} from '@throughline/processes';
import type { DefinitionFile, FileFinding, ProcessMeta, ReadDefinition, StartTimer } from './definition.ts';
import { NOTHING_PUBLISHED, type Published } from './published.ts';
import { type Importable, readDecisionFile } from './read-decision.ts';
import { readForm } from './read-form.ts';
import { readTestsFile } from './read-tests.ts';
import { type Testable, tryTests } from './try-tests.ts';

export interface CheckedFiles {
  readonly definitions: readonly ReadDefinition[];
  readonly findings: readonly FileFinding[];
}

/** As in the addresses of the API. */
const LONGEST_ID = 200;

/** Reads and checks files that are to be published together; nothing is changed. */
export async function checkFiles(
  files: readonly DefinitionFile[],
  now: string,
  published: Published = NOTHING_PUBLISHED,
): Promise<CheckedFiles> {
  const read = await Promise.all(
    files.map(async (file): Promise<ReadFile> => {
      const importable = async () => [...textsBeside(file, files), ...(await published.modelTexts())];
      return { file: file.name, ...(await readFile(file, now, importable)) };
    }),
  );
  const definitions = read.flatMap((result) => result.definitions);
  const findings = [
    ...read.flatMap((result) => result.findings),
    ...twice(definitions),
    ...tooLong(definitions),
    ...(await missingReferences(definitions, published)),
    ...(await tryTests(read, published, now)),
  ];
  return { definitions, findings };
}

type ReadFile = CheckedFiles & Testable;

export function hasErrors(findings: readonly FileFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

async function readFile(
  file: DefinitionFile,
  now: string,
  importable: Importable,
): Promise<CheckedFiles & Omit<Testable, 'file'>> {
  if (/\.tests\.json$/i.test(file.name)) return readTestsFile(file);
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase();
  if (ending === 'bpmn') return readProcessFile(file, now);
  if (ending === 'dmn') return readDecisionFile(file, importable);
  if (ending === 'form' || ending === 'json') return readForm(file);
  const sentence = `The file "${file.name}" is neither .bpmn, .dmn, .form nor .tests.json.`;
  const mend = 'Name the file by what it holds.';
  return {
    definitions: [],
    findings: [{ file: file.name, code: 'file-kind-unknown', severity: 'error', sentence, mend }],
  };
}

/** The other decision models of a release. */
function textsBeside(file: DefinitionFile, files: readonly DefinitionFile[]): string[] {
  return files.filter((other) => other !== file && /\.dmn$/i.test(other.name)).map(({ content }) => content);
}

async function readProcessFile(file: DefinitionFile, now: string): Promise<CheckedFiles> {
  const reading = await readProcesses(file.content);
  const inFile = (finding: Omit<FileFinding, 'file'>): FileFinding => ({ ...finding, file: file.name });
  if (!reading.ok) return { definitions: [], findings: reading.findings.map(inFile) };
  const checked = [...reading.processes.flatMap(checkProcess), ...checkConversation(reading.processes)];
  const findings = [...reading.findings, ...checked].map(inFile);
  if (hasErrors(findings)) return { definitions: [], findings };
  const definitions = reading.processes.map((process): ReadDefinition => {
    const { id, name = id } = process;
    return {
      kind: 'process',
      id,
      name,
      file: file.name,
      content: file.content,
      meta: processMeta(process, now),
    };
  });
  return { definitions, findings };
}

function processMeta(definition: ProcessDefinition, now: string): ProcessMeta {
  const model = compileProcess(definition);
  const { versionTag, domain, startForm } = definition;
  return {
    ...(versionTag ? { versionTag } : {}),
    ...(domain ? { domain } : {}),
    ...(startForm ? { startForm } : {}),
    stages: definition.stages,
    starters: definition.starters,
    messageStarts: startTriggers(model).flatMap(({ element, index: trigger, message }) =>
      message ? [{ element, trigger, message: constant(message.name, now) }] : [],
    ),
    signalStarts: startTriggers(model).flatMap(({ element, index: trigger, signal }) =>
      signal ? [{ element, trigger, signal: constant(signal, now) }] : [],
    ),
    timerStarts: startTimers(model, now),
    uses: [
      ...model.calledDecisions.map((id) => ({ kind: 'decision' as const, id })),
      ...[...new Set([...model.forms, ...(startForm ? [startForm] : [])])].map((id) => ({
        kind: 'form' as const,
        id,
      })),
      ...model.calledProcesses.map((id) => ({ kind: 'process' as const, id })),
    ],
  };
}

function startTriggers({ starts }: ProcessModel) {
  return starts.flatMap(({ id: element, triggers }) => triggers.map((trigger) => ({ element, ...trigger })));
}

/** One for each start: with several times, the first that is named. */
function startTimers(model: ProcessModel, now: string): StartTimer[] {
  return model.starts.flatMap(({ id, triggers }) => {
    const { timer } = triggers.find(({ type }) => type === 'timer') ?? {};
    const first = timer && dueOf(timer.kind, constant(timer.text, now), now);
    return first ? [{ element: id, ...first }] : [];
  });
}

/** A start event has no case yet, so its texts can only use what needs no variable. */
function constant(text: Text, now: string): string {
  const { value } = evaluateText(text, {}, now);
  return typeof value === 'string' ? value : '';
}

function twice(definitions: readonly ReadDefinition[]): FileFinding[] {
  const seen = new Map<string, string>();
  return definitions.flatMap(({ kind, id, file }): FileFinding[] => {
    const other = seen.get(`${kind}:${id}`);
    seen.set(`${kind}:${id}`, file);
    if (other === undefined) return [];
    const sentence = `The ${kind} "${id}" stands in ${other} and again in ${file}.`;
    return [
      {
        file,
        code: 'defined-twice',
        severity: 'error',
        sentence,
        mend: 'Publish one of the two, or change an id.',
      },
    ];
  });
}

function tooLong(definitions: readonly ReadDefinition[]): FileFinding[] {
  return definitions
    .filter(({ id }) => id.length > LONGEST_ID)
    .map(({ kind, id, file }): FileFinding => {
      const sentence = `The id of the ${kind} “${id.slice(0, 40)}...” has ${id.length} characters.`;
      const mend = `Give it an id of at most ${LONGEST_ID} characters.`;
      return { file, code: 'id-too-long', severity: 'error', sentence, mend };
    });
}

async function missingReferences(
  definitions: readonly ReadDefinition[],
  published: Published,
): Promise<FileFinding[]> {
  const together = new Set(definitions.flatMap(namesOf));
  const findings: FileFinding[] = [];
  for (const { kind, name, file, meta } of definitions) {
    if (kind !== 'process') continue;
    for (const used of (meta as ProcessMeta).uses) {
      if (together.has(`${used.kind}:${used.id}`) || (await published.has(used.kind, used.id))) continue;
      const sentence = `The process "${name}" uses the ${used.kind} "${used.id}", which is not published.`;
      const mend = `Publish the ${used.kind} together with the process, or before it.`;
      findings.push({ file, code: `${used.kind}-missing`, severity: 'error', sentence, mend });
    }
  }
  return findings;
}

/** Every name others may refer to: of a decision file its decisions. */
function namesOf({ kind, id, meta }: ReadDefinition): string[] {
  const decisions = 'decisions' in meta && Array.isArray(meta.decisions) ? meta.decisions : [];
  return [`${kind}:${id}`, ...decisions.map((decision: { id: string }) => `${kind}:${decision.id}`)];
}
