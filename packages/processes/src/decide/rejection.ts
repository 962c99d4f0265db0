import type { Rejection } from '../engine.ts';

/** Why a command is not carried out; a value, never an exception. */
export function rejection(code: Rejection['code'], sentence: string, mend?: string): Rejection {
  return mend === undefined ? { code, sentence } : { code, sentence, mend };
}

export function notOpen(what: string, key: string): Rejection {
  return rejection(
    'not-found',
    `Expected an open ${what} ${key}, but this case has none: it was done or cancelled before.`,
    'Load the case again to see where it stands.',
  );
}
