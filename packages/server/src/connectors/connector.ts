import type { Key, Variables } from '@throughline/processes';

/** A job as a connector gets it. */
export interface ConnectorJob {
  /** The same at every attempt: what is done outside carries it, so that a repetition can be recognised. */
  readonly key: Key;
  /** The input of the element. */
  readonly variables: Variables;
  /** The task headers of the model. */
  readonly headers: { readonly [name: string]: string };
  /** The inputs as the model writes them, before values came in: the only texts whose secrets are filled in. */
  readonly written: readonly string[];
  /** Attempts left, this one included. */
  readonly retries: number;
}

/** What came out. `retries` is what is left after this attempt; 0 asks for a person. */
export type ConnectorResult =
  | { readonly complete: Variables }
  | { readonly fail: { readonly message: string; readonly retries: number; readonly retryAfterMs: number } }
  | { readonly error: { readonly code: string; readonly message: string; readonly variables?: Variables } };

/** Does the jobs of one type. Never throws for what the outside does: that is a result. */
export interface Connector {
  readonly type: string;
  run(job: ConnectorJob, signal: AbortSignal): Promise<ConnectorResult>;
}
