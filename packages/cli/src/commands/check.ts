import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiles, hasErrors } from '@throughline/server';
import { type CliCommand, UsageError } from '../command.ts';

export const checkCommand: CliCommand = {
  usage: 'check FILE... [--json]',
  summary: 'Checks process, decision and form files as publishing them together would.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('Name at least one file.');
    const files = await Promise.all(
      positionals.map(async (path) => ({ name: basename(path), content: await readFile(path, 'utf8') })),
    );
    const { findings } = await checkFiles(files, async () => false, new Date().toISOString());
    for (const finding of findings) {
      const { file, element, line, severity, sentence, mend } = finding;
      const place = [file, element, line === undefined ? undefined : `line ${line}`]
        .filter(Boolean)
        .join(', ');
      process.stdout.write(
        values.json ? `${JSON.stringify(finding)}\n` : `${severity}: ${place}: ${sentence} ${mend}\n`,
      );
    }
    if (!values.json && findings.length === 0) process.stdout.write('Nothing found.\n');
    return hasErrors(findings) ? 1 : 0;
  },
};
