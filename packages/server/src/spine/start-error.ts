export type StartErrorCode =
  | 'port-taken'
  | 'folder-in-use'
  | 'folder-not-writable'
  | 'disk-full'
  | 'newer-database'
  | 'database-unreachable'
  | 'database-too-old'
  | 'backup-unreadable'
  | 'setting-unreadable';

/** Why the product cannot start: one sentence and what to do about it, for the person at the terminal. */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly mend: string;
  constructor(code: StartErrorCode, sentence: string, mend: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
    this.mend = mend;
  }
}
