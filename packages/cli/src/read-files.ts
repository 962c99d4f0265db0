import { basename } from 'node:path';
import { UsageError } from './command.ts';
import { readText } from './read-text.ts';

/** The files named on the command line, as publishing takes them. @throws UsageError when none is named. */
export function readFiles(paths: readonly string[]): Promise<{ name: string; content: string }[]> {
  if (paths.length === 0) throw new UsageError('Name at least one file.');
  return Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      content: await readText(path),
    })),
  );
}
