import { readFile } from 'node:fs/promises';

/** @throws when the file is not there, with its name: some errors do not say which file they are about. */
export function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: Error) => {
    throw Object.assign(error, { path });
  });
}
