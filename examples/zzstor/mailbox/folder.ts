import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One arrival, as a file: `2026-11-19T08-41-31-204Z-0001.eml`. */
interface Arrival {
  readonly raw: Uint8Array;
  readonly arrivedAt: string;
}

export interface Folder {
  /** All arrivals, oldest first. */
  read(): Arrival[];
  write(arrival: Arrival): void;
}

/** Keeps every arrival as a file of its own, at most `limit`, so that also repeats are counted after a restart. */
export function openFolder(dir: string, limit: number): Folder {
  mkdirSync(dir, { recursive: true });
  let count = 0;
  return {
    read: () =>
      namesIn(dir).map((name) => ({ raw: readFileSync(join(dir, name)), arrivedAt: momentOf(name) })),
    write({ raw, arrivedAt }) {
      count += 1;
      const name = `${arrivedAt.replace(/[:.]/g, '-')}-${String(count).padStart(4, '0')}.eml`;
      // Written beside and renamed, so that a mail cut off by a crash is never read.
      writeFileSync(join(dir, `${name}.part`), raw);
      renameSync(join(dir, `${name}.part`), join(dir, name));
      for (const old of namesIn(dir).slice(0, -limit)) rmSync(join(dir, old), { force: true });
    },
  };
}

// ---------------------------------------------------------------------------------------------------------

function namesIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.eml'))
    .sort();
}

function momentOf(name: string): string {
  return name.replace(/^(.{10}T\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4');
}
