import { parseArgs } from 'node:util';
import { openStore, restore } from '@throughline/server';
import { type CliCommand, UsageError } from '../command.ts';
import { storeFlags, storeOptions } from '../store-options.ts';

export const restoreCommand: CliCommand = {
  usage: 'restore FILE [--data DIR]',
  summary: 'Fills an empty folder, or the empty database named by DATABASE_URL, from a backup.',
  async run(args) {
    const { values, positionals } = parseArgs({ args, options: storeFlags, allowPositionals: true });
    const [file] = positionals;
    if (!file) throw new UsageError('Name the backup to read.');
    const store = await openStore(storeOptions(values.data));
    try {
      const { tables, rows } = await restore(store, file);
      process.stdout.write(`Restored ${rows} rows of ${tables} tables.\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
