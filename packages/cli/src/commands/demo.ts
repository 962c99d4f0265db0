import { parseArgs } from 'node:util';
import { playOrders } from '@throughline/example-zzstor/demo-orders.ts';
import { type CliCommand, UsageError } from '../command.ts';
import { DEMO_PASSWORD } from '../demonstration.ts';
import { mustAnswer } from '../must-answer.ts';

export const demoCommand: CliCommand = {
  usage: 'demo orders [--count N] [--url URL]',
  summary: 'Plays orders of the demonstration company through the public API of a running Throughline.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        count: { type: 'string', default: '1' },
        url: { type: 'string', default: 'http://127.0.0.1:8300' },
      },
      allowPositionals: true,
    });
    const count = Number(values.count);
    if (positionals[0] !== 'orders') throw new UsageError('The demonstration can play: orders.');
    if (!Number.isInteger(count) || count < 1) throw new UsageError('--count takes a whole number from 1.');
    await mustAnswer(values.url);
    const log = (line: string) => process.stdout.write(`${line}\n`);
    const result = await playOrders({ url: values.url, count, concurrency: 8, password: DEMO_PASSWORD, log });
    process.stdout.write(`${result.done} of ${count} orders reached their end.\n`);
    return result.done === count ? 0 : 1;
  },
};
