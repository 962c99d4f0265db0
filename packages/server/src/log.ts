import { type DestinationStream, type Logger, pino } from 'pino';

/** How deep causes are followed. */
const MOST_CAUSES = 5;

/**
 * The log of the running product: JSON lines, on standard output unless told otherwise.
 * @param level pino's: `silent`, `warn`, `info`, `debug`.
 */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = { level, serializers: { err: (error: unknown) => shown(error, MOST_CAUSES) } };
  return to ? pino(options, to) : pino(options);
}

/**
 * What happened and where, nothing else: database errors carry the values of their statement, and among those are
 * passwords' hashes, sessions and what customers wrote.
 */
function shown(error: unknown, causes: number): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    ...{ type, message, stack },
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause === undefined || causes === 0 ? {} : { cause: shown(cause, causes - 1) }),
  };
}
