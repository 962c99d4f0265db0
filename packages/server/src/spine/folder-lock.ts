import { createHash, randomUUID } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './start-error.ts';

/** How often an owner shows that it lives. */
const BEAT_MS = 2_000;
const LOOK_MS = 250;

export interface FolderLock {
  release(): void;
}

/**
 * One process at a time may open an embedded data folder: PGlite does not guard it itself, and two processes on one
 * folder corrupt it. The lock file names its owner; a lock whose owner is dead is taken over, a living one's never.
 *
 * Of several who find the same dead lock one takes over: it links its own lock under a name made from the dead one's
 * content, which only one can, and then puts it in the dead one's place. Should it die in between, its own lock is the
 * dead one that the next has to follow.
 *
 * Where the owner's process cannot be seen (another machine or container), he is watched for `watchMs`.
 */
export async function lockFolder(folder: string, watchMs = 5 * BEAT_MS): Promise<FolderLock> {
  const path = join(folder, 'throughline.lock');
  const id = randomUUID();
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), space: processSpace(), id });
  const draft = `${path}.${id}`;
  writeFileSync(draft, mine);
  try {
    while (!link(draft, path) && !(await takeOver({ path, draft, mine, folder, watchMs })));
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => utimes(path, new Date(), new Date(), () => undefined), BEAT_MS).unref();
  return {
    release() {
      clearInterval(beat);
      if (read(path) === mine) rmSync(path, { force: true });
    },
  };
}

interface Starter {
  readonly path: string;
  /** A file that holds `mine`, to be linked. */
  readonly draft: string;
  readonly mine: string;
  readonly folder: string;
  readonly watchMs: number;
}

/** False when another starter was faster and all must be looked at anew. */
async function takeOver({ path, draft, mine, folder, watchMs }: Starter): Promise<boolean> {
  const chain = follow(path);
  const last = chain.at(-1);
  if (!last) return false;
  await refuseIfAlive(last, folder, watchMs);
  const next = successor(path, last.text);
  if (!link(draft, next)) return false;
  if (follow(path).at(-1)?.text !== mine) {
    rmSync(next, { force: true });
    return false;
  }
  const copy = `${draft}.copy`;
  writeFileSync(copy, mine);
  renameSync(copy, path);
  for (const { text } of chain) rmSync(successor(path, text), { force: true });
  return true;
}

interface Lock {
  readonly path: string;
  readonly text: string;
}

/** The lock and those that followed it, the newest last. */
function follow(path: string): Lock[] {
  const chain: Lock[] = [];
  for (let next = path; ; ) {
    const text = read(next);
    if (text === undefined) return chain;
    chain.push({ path: next, text });
    next = successor(path, text);
  }
}

function successor(path: string, text: string): string {
  return `${path}.after-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
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

async function refuseIfAlive(lock: Lock, folder: string, watchMs: number): Promise<void> {
  const owner = parse(lock.text);
  if (!owner) return;
  const here = owner.space === processSpace();
  if (here ? !isAlive(owner) : !(await beats(lock.path, watchMs))) return;
  throw new StartError(
    'folder-in-use',
    `The data folder ${folder} is in use by another Throughline (process ${owner.pid}${here ? '' : ' of another machine or container'}).`,
    'Stop that process, or start with another folder: npm start -- --data DIR.',
  );
}

interface Owner {
  readonly pid: number;
  readonly started?: string;
  readonly space?: string;
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.pid === 'number' ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Process numbers are used again: compare start times too.
  const started = startOf(owner.pid);
  return started === undefined || owner.started === undefined || started === owner.started;
}

/** Whether the lock's owner shows itself while we watch; needs no clock that is equal on both sides. */
async function beats(path: string, watchMs: number): Promise<boolean> {
  const touched = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const before = touched();
  for (let watched = 0; watched < watchMs; watched += LOOK_MS) {
    await pause(LOOK_MS);
    if (touched() !== before) return touched() !== undefined;
  }
  return false;
}

/** Start time of a process in clock ticks since boot, where the system tells (Linux). */
function startOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** Where process numbers mean the same: a container has its own, and so has every start of the machine. */
function processSpace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
