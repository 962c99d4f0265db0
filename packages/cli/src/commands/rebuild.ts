import { parseArgs } from 'node:util';
import { openParts, openStore, verifyRebuild } from '@throughline/server';
import { type CliCommand, UsageError } from '../command.ts';
import { existingStoreOptions, storeFlags } from '../store-options.ts';

export const rebuildCommand: CliCommand = {
  usage: 'rebuild --verify [--data DIR]',
  summary: 'Makes every table and state anew from the log and compares them with what is stored.',
  async run(args) {
    const { values } = parseArgs({ args, options: { ...storeFlags, verify: { type: 'boolean' } } });
    if (!values.verify) throw new UsageError('Say --verify: the tables are compared, never overwritten.');
    const store = await openStore(existingStoreOptions(values.data));
    try {
      const report = await verifyRebuild(store, openParts(store));
      for (const { sentence } of report.differences) process.stdout.write(`${sentence}\n`);
      const { events, subjects, rows, differences } = report;
      process.stdout.write(
        `${events} events of ${subjects} subjects give ${rows} rows; ${differences.length} differences.\n`,
      );
      return differences.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
