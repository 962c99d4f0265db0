import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiles, hasErrors } from '@throughline/server';
import type { CliCommand } from '../command.ts';
import { findingLine } from '../finding-line.ts';
import { readFiles } from '../read-files.ts';
import { testsBeside } from '../tests-beside.ts';

export const checkCommand: CliCommand = {
  usage: 'check FILE... [--json]',
  summary:
    'Checks process, decision and form files as publishing them together would, with the test cases beside.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const files = await readFiles(withTests(positionals));
    const { findings } = await checkFiles(files, new Date().toISOString());
    for (const finding of findings) {
      const line = `${finding.severity}: ${findingLine(finding.file, finding)}`;
      process.stdout.write(`${values.json ? JSON.stringify(finding) : line}\n`);
    }
    if (!values.json && findings.length === 0) process.stdout.write('Nothing found.\n');
    return hasErrors(findings) ? 1 : 0;
  },
};

/** The files, and the test cases beside the models among them. */
function withTests(paths: readonly string[]): readonly string[] {
  const beside = paths.filter((path) => path.endsWith('.dmn')).map(testsBeside);
  const named = new Set(paths.map((path) => resolve(path)));
  return [...paths, ...beside.filter((path) => existsSync(path) && !named.has(resolve(path)))];
}
