import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { apply, type Change, type World } from './world.ts';

/** One request that was carried out: what it changed, and the answer it gets again when it comes again. */
export interface Kept {
  /** The sender's `Idempotency-Key`, with the path it was used for. */
  readonly key?: string;
  readonly status: number;
  readonly body: unknown;
  readonly changes: readonly Change[];
}

export interface Journal {
  /** The answer a key had before. */
  find(key: string): Kept | undefined;
  keep(kept: Kept): void;
}

/**
 * Applies what was carried out to the world and remembers it, in memory and, with a file, one line a request,
 * so that a server killed at any moment still knows every order it has confirmed.
 */
export function openJournal(world: World, file?: string): Journal {
  const answers = new Map<string, Kept>();
  const take = (kept: Kept): void => {
    for (const change of kept.changes) apply(world, change);
    if (kept.key) answers.set(kept.key, kept);
  };
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    for (const kept of readJournal(file)) take(kept);
  }
  return {
    find: (key) => answers.get(key),
    keep: (kept) => {
      if (file) appendFileSync(file, `${JSON.stringify(kept)}\n`);
      take(kept);
    },
  };
}

// ---------------------------------------------------------------------------------------------------------

function readJournal(file: string): Kept[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Kept);
}
