import { statfsSync } from 'node:fs';
import { Unavailable } from './store.ts';

/**
 * What must be free before anything is written: several times what one commit may need. Should the disk fill up while
 * PostgreSQL extends its write-ahead log, it stops for good, and PGlite with it the whole process.
 */
const ROOM = 64 * 2 ** 20;

export function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < ROOM;
}

/** Nothing was written. Waiting does not help: somebody has to make room. */
export class DiskFull extends Unavailable {
  constructor(folder: string) {
    super(undefined, `The disk that holds ${folder} is nearly full. Free some space, then try again.`);
  }
}
