import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError } from './command.ts';

export const storeFlags = { data: { type: 'string' } } as const;

/** Where the data is: the server named by DATABASE_URL, or a folder (default `./data`). */
export function storeOptions(data: string | undefined): { url: string } | { folder: string } {
  const url = process.env.DATABASE_URL;
  return url && data === undefined ? { url } : { folder: resolve(data ?? 'data') };
}

/** The same for commands that read what is there. @throws CommandError when the folder holds nothing. */
export function existingStoreOptions(data: string | undefined): ReturnType<typeof storeOptions> {
  const options = storeOptions(data);
  if ('url' in options || existsSync(join(options.folder, 'database'))) return options;
  throw new CommandError(`There is no Throughline in ${options.folder}.`, 'Name its folder with --data.');
}
