import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.ts';

export const publishCommand: CliCommand = {
  usage: 'publish FILE... [--url URL]   (token in THROUGHLINE_TOKEN)',
  summary: 'Publishes process, decision and form files together to a running Throughline.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { url: { type: 'string', default: 'http://127.0.0.1:8300' } },
      allowPositionals: true,
    });
    const token = process.env.THROUGHLINE_TOKEN;
    if (positionals.length === 0) throw new UsageError('Name at least one file.');
    if (!token) throw new UsageError('Put an API token into THROUGHLINE_TOKEN; you make one under Setup.');
    const files = await Promise.all(
      positionals.map(async (path) => ({ name: basename(path), content: await readFile(path, 'utf8') })),
    );
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
