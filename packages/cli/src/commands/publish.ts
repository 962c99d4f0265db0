import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.ts';
import { mustAnswer } from '../must-answer.ts';
import { readFiles } from '../read-files.ts';

export const publishCommand: CliCommand = {
  usage: 'publish FILE... [--url URL]   (token in THROUGHLINE_TOKEN)',
  summary: 'Publishes process, decision, test and form files together to a running Throughline.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { url: { type: 'string', default: 'http://127.0.0.1:8300' } },
      allowPositionals: true,
    });
    const token = process.env.THROUGHLINE_TOKEN;
    if (!token) throw new UsageError('Put an API token into THROUGHLINE_TOKEN; you make one under Setup.');
    const files = await readFiles(positionals);
    await mustAnswer(values.url);
    const response = await fetch(new URL('/api/definitions', values.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ files }),
    });
    const answer = (await response.json()) as Answer;
    for (const { file, severity, sentence, mend } of answer.findings ?? []) {
      process.stdout.write(`${severity}: ${file}: ${sentence} ${mend}\n`);
    }
    for (const { kind, name, version, change } of answer.definitions ?? []) {
      process.stdout.write(`${kind} "${name}" v${version} (${change})\n`);
    }
    if (!response.ok) process.stderr.write(`${answer.detail ?? `The server answered ${response.status}.`}\n`);
    return response.ok ? 0 : 1;
  },
};

interface Answer {
  readonly detail?: string;
  readonly findings?: readonly { file: string; severity: string; sentence: string; mend: string }[];
  readonly definitions?: readonly { kind: string; name: string; version: number; change: string }[];
}
