import { CommandError } from './command.ts';

const PATIENCE_MS = 5_000;

/** @throws CommandError when no Throughline answers at an address. */
export async function mustAnswer(url: string): Promise<void> {
  const mend = 'Start Throughline first, or name its address with --url.';
  if (!URL.canParse(url)) throw new CommandError(`"${url}" is no address.`, mend);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(new URL('/api/health', url), { signal }).catch(() => undefined);
  if (answer?.ok) return;
  const what =
    answer === undefined ? 'Nothing answers' : 'What answers is no Throughline, or one in trouble,';
  throw new CommandError(`${what} at ${url}.`, mend);
}
