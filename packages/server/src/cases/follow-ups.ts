import type { CallBinding, CaseEvent, Variables } from '@throughline/processes';
import type { Models } from '../definitions/definitions.ts';
import type { RecordedEvent, Store, Submission } from '../spine/spine.ts';
import { numberFor } from './case-number.ts';
import { CASE, type CaseCommand, caseEvent, type StartInfo, SYSTEM } from './case-type.ts';
import { deliverSignal } from './deliver-signal.ts';
import { MESSAGE, type MessageCommand, type MessagePublished } from './message-type.ts';
import { SIGNAL, type SignalBroadcast } from './signal-type.ts';
import { toCase, toNewCase } from './to-case.ts';

/**
 * What the facts of one subject mean for others, in the same transaction: called cases start and hand back,
 * thrown messages are published and find their receiver, start timers and messages start cases.
 */
export function followUps(store: Store, models: Models) {
  return async (events: readonly RecordedEvent[], newKey: () => string): Promise<readonly Submission[]> => {
    const all: Submission[] = [];
    for (const event of events) {
      if (event.kind === MESSAGE && event.type === 'message.published') {
        all.push(...(await deliver(store, models, event, newKey())));
      } else if (event.kind === SIGNAL) {
        const signal = { key: event.subject, ...(event.data as SignalBroadcast) };
        all.push(...(await deliverSignal(store, models, signal, newKey)));
      } else if (event.type === 'start.fired') all.push(...(await startByTimer(store, models, event)));
      else if (event.kind === CASE) all.push(...(await fromCase(store, models, event, events, newKey)));
    }
    return all;
  };
}

async function fromCase(
  store: Store,
  models: Models,
  recorded: RecordedEvent,
  together: readonly RecordedEvent[],
  newKey: () => string,
): Promise<readonly Submission[]> {
  const event = caseEvent(recorded);
  switch (event.type) {
    case 'call.started':
      return [await call(store, models, recorded, event, await companyOf(store, recorded.subject, together))];
    case 'call.cancelled':
      return [
        toCase(event.child, { type: 'cancelCase', reason: 'The case that called it went another way.' }),
      ];
    case 'case.ended':
      return event.parent ? [handBack(recorded.subject, event, event.parent.case)] : [];
    case 'case.started':
      return event.message ? [take(event.message, recorded.subject)] : [];
    case 'subscription.correlated':
      // What a suspended case had kept was taken when it came.
      return isResume(together) ? [] : [take(event.message, recorded.subject)];
    case 'command.kept':
      return event.command.type === 'correlateMessage' ? [take(event.command.message, recorded.subject)] : [];
    case 'case.suspended':
      return (event.calls ?? []).map((child) => toCase(child, { type: 'suspendCase', ...because(event) }));
    case 'case.resumed':
      return (event.calls ?? []).map((child) => toCase(child, { type: 'resumeCase', ...because(event) }));
    case 'subscription.opened':
      return findBuffered(store, recorded, event);
    case 'signal.thrown': {
      const { signal: key, name, variables } = event;
      return deliverSignal(store, models, { key, name, variables, thrower: recorded.subject }, newKey);
    }
    case 'escalation.thrown': {
      const command = { type: 'escalateCall', child: recorded.subject, code: event.code } as const;
      return event.parent ? [toCase(event.parent.case, command)] : [];
    }
    case 'message.thrown': {
      const { name, correlationKey, variables, timeToLive = 0 } = event;
      return [
        {
          ...toMessage(event.message, {
            ...{ type: 'publishMessage', name, correlationKey, variables, timeToLive },
          }),
          fresh: true,
        },
      ];
    }
    default:
      return [];
  }
}

function isResume(together: readonly RecordedEvent[]): boolean {
  return together[0]?.type === 'case.resumed';
}

function because({ reason }: { readonly reason?: string }): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

async function call(
  store: Store,
  models: Models,
  from: RecordedEvent,
  event: Of<'call.started'>,
  company: string | undefined,
): Promise<Submission> {
  const fail = (code: string, message: string) =>
    toCase(from.subject, { type: 'failCall', child: event.child, code, message });
  const { binding } = event;
  const process = binding
    ? await models.boundProcess(event.process, binding, from.version ?? '0')
    : await models.latestProcess(event.process);
  if (!process) {
    const which = binding ? ` in the version that is bound (${inWords(binding)})` : '';
    return fail('process-not-found', `There is no process "${event.process}"${which} to call.`);
  }
  const model = await models.process(process.key);
  if (!model.starts.some(({ trigger }) => trigger === 'none'))
    return fail('not-startable', `"${process.name}" has no plain start event, so it cannot be called.`);
  const { variables, instance } = event;
  return toNewCase(event.child, {
    type: 'startCase',
    variables,
    parent: { case: from.subject, instance },
    ...(await numberFor(store, model)),
    host: { version: process.key, ...(company === undefined ? {} : { company }) },
  });
}

function inWords(binding: CallBinding): string {
  if (binding.kind === 'version') return `version ${binding.version}`;
  return binding.kind === 'versionTag' ? `tag ${binding.tag}` : 'published with its caller';
}

/** The company a case belongs to; one that was just started is in no table yet. */
async function companyOf(
  store: Store,
  key: string,
  together: readonly RecordedEvent[],
): Promise<string | undefined> {
  const started = together.find(({ subject, type }) => subject === key && type === 'case.started');
  if (started) return (started.data as Partial<StartInfo>).company;
  const [row] = await store.query<{ company: string | null }>(
    'select company from cases where key = $1::int8',
    [key],
  );
  return row?.company ?? undefined;
}

function handBack(child: string, event: Of<'case.ended'>, parent: string): Submission {
  if (event.outcome === 'error') {
    const { code = 'error', message } = event.error ?? {};
    return toCase(parent, { type: 'failCall', child, code, ...(message ? { message } : {}) });
  }
  if (event.outcome === 'cancelled') {
    const message = event.reason ?? 'The called case was cancelled.';
    return toCase(parent, { type: 'failCall', child, code: 'case-cancelled', message });
  }
  return toCase(parent, { type: 'completeCall', child, variables: event.variables ?? {} });
}

/** The oldest open message that fits a subscription just opened. */
async function findBuffered(
  store: Store,
  from: RecordedEvent,
  event: Of<'subscription.opened'>,
): Promise<readonly Submission[]> {
  const [message] = await store.query<{ key: string; variables: object }>(
    `select key, variables from messages
     where name = $1 and correlation_key = $2 and expires > $3::timestamptz order by key limit 1`,
    [event.message, event.correlationKey, from.at],
  );
  if (!message) return [];
  return [correlate(from.subject, event.subscription, message)];
}

/** One receiver: the case that waits longest, else a process that starts with the message. */
async function deliver(
  store: Store,
  models: Models,
  from: RecordedEvent,
  newCase: string,
): Promise<readonly Submission[]> {
  const { name, correlationKey, variables = {}, expires } = from.data as MessagePublished;
  const message = { key: from.subject, variables };
  const [waiting] = await store.query<{ case_key: string; key: string }>(
    'select case_key, key from subscriptions where message = $1 and correlation_key = $2 order by key limit 1',
    [name, correlationKey],
  );
  if (waiting) {
    const { command, ...to } = correlate(waiting.case_key, waiting.key, message);
    return [{ ...to, command: { ...command, fresh: true } }];
  }
  const [start] = await messageStarts(store, name);
  if (start) {
    const command = await startWith(store, models, start, message);
    return [toNewCase(newCase, { ...command, fresh: true })];
  }
  return expires <= from.at ? [toMessage(from.subject, { type: 'expireMessage' })] : [];
}

/** A start event of the newest version of a process that waits for a message. */
interface MessageStart {
  readonly key: string;
  readonly element: string;
  readonly message: string;
  /** Which of the element's triggers it is. */
  readonly trigger: number | null;
}

/** Where cases begin with a message; of all messages without a name. */
export function messageStarts(store: Store, name?: string): Promise<readonly MessageStart[]> {
  return store.query<MessageStart>(
    `select d.key, s->>'element' as element, s->>'message' as message, (s->>'trigger')::int as trigger
     from (select distinct on (id) key, meta from definitions where kind = 'process' order by id, version desc) d,
          json_array_elements(d.meta->'messageStarts') s
     where $1::text is null or s->>'message' = $1 order by d.key`,
    [name ?? null],
  );
}

interface OpenMessage {
  readonly key: string;
  readonly variables: object;
}

/** The command by which a new case begins with a message and takes it. */
export async function startWith(
  store: Store,
  models: Models,
  { key: version, element: start, trigger }: MessageStart,
  { key: message, variables }: OpenMessage,
): Promise<CaseCommand> {
  const number = await numberFor(store, await models.process(version));
  return {
    ...{ type: 'startCase', variables: variables as Variables, start, message, host: { version } },
    // Models that were published before triggers were counted have one each.
    trigger: trigger ?? 0,
    ...number,
  };
}

async function startByTimer(
  store: Store,
  models: Models,
  from: RecordedEvent,
): Promise<readonly Submission[]> {
  const fired = from.data as { definition: string; case: string };
  const model = await models.process(fired.definition);
  const triggers = model.starts.find(({ id }) => id === from.element)?.triggers ?? [];
  const timer = triggers.findIndex(({ type }) => type === 'timer');
  const command: CaseCommand = {
    ...{ type: 'startCase', start: from.element, host: { version: fired.definition } },
    trigger: Math.max(0, timer),
    ...(await numberFor(store, model)),
  };
  return [toNewCase(fired.case, command)];
}

export function correlate(subject: string, subscription: string, message: OpenMessage): Submission {
  const variables = message.variables as Variables;
  return toCase(subject, { type: 'correlateMessage', subscription, message: message.key, variables });
}

/** Must succeed: otherwise two cases would have the same message, and none of it may stand. */
function take(message: string, by: string): Submission {
  return { ...toMessage(message, { type: 'takeMessage', case: by }), must: true };
}

function toMessage(subject: string, command: MessageCommand): Submission {
  return { kind: MESSAGE, subject, command, actor: SYSTEM };
}
