import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type DecisionModel, readDecisions } from '@throughline/decisions';
import { CommandError, UsageError } from './command.ts';
import { findingLine } from './finding-line.ts';
import { readText } from './read-text.ts';

/**
 * Reads the first of the DMN files named; what it imports is looked for in the others and in the rest of its folder.
 * @throws CommandError when the model cannot be run: with everything that was found.
 */
export async function readModel(paths: readonly string[]): Promise<DecisionModel> {
  const [path, ...others] = paths;
  if (path === undefined) throw new UsageError('Name a DMN file.');
  const xml = await readText(path);
  const imports = /<(?:[\w.-]+:)?import\b/.test(xml) ? await importable(path, others) : [];
  const reading = await readDecisions(xml, { imports });
  if (reading.ok) return reading.model;
  const sentences = reading.findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => findingLine(path, finding));
  throw new CommandError(sentences.join('\n'), 'Nothing was decided.');
}

async function importable(path: string, others: readonly string[]): Promise<readonly string[]> {
  const folder = dirname(resolve(path));
  const beside = (await readdir(folder))
    .filter((name) => name.endsWith('.dmn'))
    .map((name) => join(folder, name));
  const all = new Set([...others.map((other) => resolve(other)), ...beside]);
  all.delete(resolve(path));
  return Promise.all([...all].map(readText));
}
