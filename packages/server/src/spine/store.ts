import type { Kysely } from 'kysely';

/** One SQL text with its values; `name` lets a server keep the plan: the same name always means the same text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** When given, exactly this many rows must be touched, else somebody else was faster. The text then ends in `returning 1`. */
  readonly expect?: number;
  /** Touches rows that no other statement of the write touches or needs, so that their order does not matter. */
  readonly anyOrder?: true;
}

/** Somebody else changed the same rows first; load again and decide again. The cause is what the database said. */
export class Conflict extends Error {
  constructor(cause?: unknown) {
    super(cause instanceof Error ? cause.message : 'somebody else changed the same rows first', { cause });
  }
}

/**
 * The database cannot be reached or went away. Out of `write` it says nothing about the outcome: the commit may have
 * been sent before the connection broke.
 */
export class Unavailable extends Error {
  constructor(
    cause: unknown,
    sentence = 'The database cannot be reached. Check that it runs, then try again.',
  ) {
    super(sentence, { cause });
  }
}

/**
 * The database: PGlite in a folder or a PostgreSQL server, the same statements on both.
 * int8 comes back as decimal text, timestamps as `Date`, json as values. Every method may throw `Unavailable`.
 */
export interface Store {
  readonly kind: 'pglite' | 'postgres';
  /** Reads. `Tables` is the room's own picture of the tables it reads. */
  tables<Tables>(): Kysely<Tables>;
  /** How many write transactions may run at once: 1 on PGlite. */
  readonly writers: number;
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a script of several statements (migrations), in one transaction. */
  script(sql: string): Promise<void>;
  /** All statements in one transaction; throws `Conflict` when an `expect` is not met or a unique row exists. */
  write(statements: readonly Statement[]): Promise<void>;
  /** The number of this node, unique among the nodes on one database; for keys. */
  readonly node: number;
  /**
   * Runs queries in one transaction that sees the database as it is at one moment. What they write stands when `work`
   * resolves, and not at all when it throws. On PGlite everybody else waits meanwhile.
   */
  snapshot<T>(work: (query: Store['query']) => Promise<T>): Promise<T>;
  /** May be called again; then it does nothing. */
  close(): Promise<void>;
}

/** SQLSTATEs that say "try again": unique row, serialization failure, deadlock. */
const CONFLICT_STATES: ReadonlySet<string> = new Set(['23505', '40001', '40P01']);

/** The error as `write` throws it. */
export function asWriteError(error: unknown): unknown {
  return CONFLICT_STATES.has(sqlState(error) ?? '') ? new Conflict(error) : error;
}

export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** A function that does its work at the first call and gives the same result ever after. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
