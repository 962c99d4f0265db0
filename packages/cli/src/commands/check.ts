import { parseArgs } from 'node:util';
import { checkFiles, hasErrors } from '@throughline/server';
import type { CliCommand } from '../command.ts';
import { readFiles } from '../read-files.ts';

export const checkCommand: CliCommand = {
  usage: 'check FILE... [--json]',
  summary: 'Checks process, decision and form files as publishing them together would.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const files = await readFiles(positionals);
    const { findings } = await checkFiles(files, new Date().toISOString());
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
