import type { Spine } from '../spine/spine.ts';
import { SYSTEM } from './case-type.ts';
import { correlate } from './follow-ups.ts';
import { MESSAGE } from './message-type.ts';

const PAGE = 100;
const LOOK_AGAIN_MS = 2_000;

interface Pair {
  readonly message: string;
  readonly variables: object;
  readonly case_key: string;
  readonly subscription: string;
}

/**
 * Brings together messages and subscriptions that passed each other: one committed while the other was being decided.
 * Also lets messages expire. Whoever takes a message must take it from its own subject, so none is taken twice.
 */
export function runWaitingMessages(spine: Spine): { stop(): Promise<void> } {
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;
  const look = (): void => {
    if (stopped) return;
    again = true;
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        await match(spine).catch(() => undefined);
      }
      running = undefined;
    })();
  };
  const unlisten = spine.onCommit((events) => {
    if (events.some(({ type }) => type === 'subscription.opened' || type === 'message.published')) look();
  });
  const timer = setInterval(look, LOOK_AGAIN_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      unlisten();
      await running;
    },
  };
}

async function match(spine: Spine): Promise<void> {
  const now = spine.now().toISOString();
  const pairs = await spine.store.query<Pair>(
    `select distinct on (m.key) m.key as message, m.variables, s.case_key, s.key as subscription
     from messages m join subscriptions s on s.message = m.name and s.correlation_key = m.correlation_key
     where m.expires > $1::timestamptz order by m.key, s.key limit ${PAGE}`,
    [now],
  );
  for (const { message, variables, case_key, subscription } of pairs) {
    await spine.submit(correlate(case_key, subscription, { key: message, variables }));
  }
  const expired = await spine.store.query<{ key: string }>(
    `select key from messages where expires <= $1::timestamptz order by key limit ${PAGE}`,
    [now],
  );
  await Promise.all(
    expired.map(({ key }) =>
      spine.submit({ kind: MESSAGE, subject: key, command: { type: 'expireMessage' }, actor: SYSTEM }),
    ),
  );
}
