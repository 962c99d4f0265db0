import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { backup, openStore } from '@throughline/server';
import { type CliCommand, UsageError } from '../command.ts';
import { existingStoreOptions, storeFlags } from '../store-options.ts';

export const backupCommand: CliCommand = {
  usage: 'backup FILE [--data DIR]',
  summary:
    'Writes everything to one compressed file. Stop an embedded Throughline first; a server may go on.',
  async run(args) {
    const { values, positionals } = parseArgs({ args, options: storeFlags, allowPositionals: true });
    const [file] = positionals;
    if (!file) throw new UsageError('Name the file to write.');
    const store = await openStore(existingStoreOptions(values.data));
    try {
      // A backup that broke off must not stand under the name of a whole one.
      await backup(store, createWriteStream(`${file}.part`));
      await rename(`${file}.part`, file);
      process.stdout.write(`Written to ${file}.\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
