import type { DefinitionFiles } from '../api/definition-contract.ts';

export type DefinitionFile = DefinitionFiles['files'][number];

const KNOWN = /\.(bpmn|dmn|form)$/i;
/** Larger than any drawing a person made; the server refuses it as well. */
const LARGEST = 5 * 1024 * 1024;

/** What was dropped, read as text; files of other kinds and sizes are named, not sent. */
export async function readFiles(
  dropped: readonly File[],
): Promise<{ readonly files: readonly DefinitionFile[]; readonly refused: readonly string[] }> {
  const fitting = dropped.filter((file) => KNOWN.test(file.name) && file.size <= LARGEST);
  const files = await Promise.all(
    fitting.map(async (file) => ({ name: file.name, content: await file.text() })),
  );
  const refused = dropped.filter((file) => !fitting.includes(file)).map(whyRefused);
  return { files, refused };
}

/** A file dropped again stands for its newer state. */
export function withFiles(
  before: readonly DefinitionFile[],
  added: readonly DefinitionFile[],
): readonly DefinitionFile[] {
  const names = new Set(added.map((file) => file.name));
  return [...before.filter((file) => !names.has(file.name)), ...added];
}

function whyRefused(file: File): string {
  if (!KNOWN.test(file.name))
    return `${file.name} is left out: only .bpmn, .dmn and .form files can be published.`;
  return `${file.name} is left out: it is larger than 5 MB.`;
}
