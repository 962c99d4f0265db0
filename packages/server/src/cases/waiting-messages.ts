import type { Models } from '../definitions/definitions.ts';
import type { Receipt, Spine, Submission } from '../spine/spine.ts';
import { SYSTEM } from './case-type.ts';
import { correlate, messageStarts, startWith } from './follow-ups.ts';
import { MESSAGE } from './message-type.ts';
import { toNewCase } from './to-case.ts';

const PAGE = 100;
const LOOK_AGAIN_MS = 2_000;

interface Host {
  readonly spine: Spine;
  readonly models: Models;
}

/**
 * Brings together messages and subscriptions that passed each other: one committed while the other was being decided.
 * Also lets messages expire. Whoever takes a message must take it from its own subject, so none is taken twice.
 * `failed` hears of every error.
 */
export function runWaitingMessages(host: Host, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;
  const note = (error: unknown): false => {
    if (!stopped) failed(error);
    return false;
  };
  const look = (): void => {
    if (stopped) return;
    again = true;
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        // One that cannot be brought on its way must not hold up the others.
        const submit = (one: Submission) => host.spine.submit(one).then(isDone, note);
        for (const step of [matched, started, expired]) {
          if (await step(host, submit).catch(note)) again = true;
        }
      }
      running = undefined;
    })();
  };
  const unlisten = host.spine.onCommit((events) => {
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

/** Submits, and tells whether it had an effect. */
type Submit = (submission: Submission) => Promise<boolean>;

function isDone(receipt: Receipt): boolean {
  return receipt.ok;
}

/** Tells whether there may be more: a full page of which anything moved. */
async function all(submissions: readonly Submission[], submit: Submit): Promise<boolean> {
  const moved = await Promise.all(submissions.map(submit));
  return submissions.length === PAGE && moved.some(Boolean);
}

interface Pair {
  readonly message: string;
  readonly variables: object;
  readonly case_key: string;
  readonly subscription: string;
}

/** Gives messages to the cases that wait for them. */
async function matched({ spine }: Host, submit: Submit): Promise<boolean> {
  const pairs = await spine.store.query<Pair>(
    `select distinct on (m.key) m.key as message, m.variables, s.case_key, s.key as subscription
     from messages m join subscriptions s on s.message = m.name and s.correlation_key = m.correlation_key
     where m.expires > $1::timestamptz order by m.key, s.key limit ${PAGE}`,
    [spine.now().toISOString()],
  );
  return all(
    pairs.map(({ case_key, subscription, message: key, variables }) =>
      correlate(case_key, subscription, { key, variables }),
    ),
    submit,
  );
}

interface Unheard {
  readonly key: string;
  readonly name: string;
  readonly variables: object;
}

/** Begins cases with messages for which no case waits: whoever waited when they were published went another way. */
async function started({ spine, models }: Host, submit: Submit): Promise<boolean> {
  const { store, newKey } = spine;
  // Of several for one message the first counts, as when it is published.
  const starts = new Map((await messageStarts(store)).toReversed().map((start) => [start.message, start]));
  if (starts.size === 0) return false;
  const messages = await store.query<Unheard>(
    `select m.key, m.name, m.variables from messages m
     where m.expires > $1::timestamptz and m.name = any($2::text[]) and not exists (
       select 1 from subscriptions s where s.message = m.name and s.correlation_key = m.correlation_key)
     order by m.key limit ${PAGE}`,
    [spine.now().toISOString(), [...starts.keys()]],
  );
  const submissions = messages.map(async (message) =>
    toNewCase(newKey(), await startWith(store, models, starts.get(message.name)!, message)),
  );
  return all(await Promise.all(submissions), submit);
}

async function expired({ spine }: Host, submit: Submit): Promise<boolean> {
  const messages = await spine.store.query<{ key: string }>(
    `select key from messages where expires <= $1::timestamptz order by key limit ${PAGE}`,
    [spine.now().toISOString()],
  );
  return all(
    messages.map(({ key }) => {
      const command = { type: 'expireMessage' };
      return { kind: MESSAGE, subject: key, command, actor: SYSTEM };
    }),
    submit,
  );
}
