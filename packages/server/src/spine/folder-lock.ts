import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * One process at a time may open an embedded data folder: PGlite does not guard it itself, and two processes on one
 * folder corrupt it. The lock file names its owner; a lock whose owner is dead is taken over, a living one's never.
 */
export function lockFolder(folder: string): { release(): void } {
  const path = join(folder, 'throughline.lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), id: randomUUID() });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    while (!link(draft, path)) removeIfDead(path, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (read(path) === mine) rmSync(path, { force: true });
    },
  };
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfDead(path: string, folder: string): void {
  const found = read(path);
  if (found === undefined) return;
  const owner = parse(found);
  if (owner && isAlive(owner)) {
    throw new StartError(
      'folder-in-use',
      `The data folder ${folder} is in use by another Throughline (process ${owner.pid}).`,
      'Stop that process, or start with another folder: npm start -- --data DIR.',
    );
  }
  // Another starter may have replaced the dead lock meanwhile: move it aside first and look at what was moved.
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== found) link(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): { pid: number; started?: string } | undefined {
  try {
    const owner = JSON.parse(text) as { pid?: unknown; started?: string };
    return typeof owner.pid === 'number' ? { pid: owner.pid, started: owner.started } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(owner: { pid: number; started?: string }): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Process numbers are used again (after a restart of a container nearly always): compare start times too.
  const started = startOf(owner.pid);
  return started === undefined || owner.started === undefined || started === owner.started;
}

/** Start time of a process in clock ticks since boot, where the system tells (Linux). */
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
