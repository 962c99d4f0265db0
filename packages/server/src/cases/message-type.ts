import type { Variables } from '@throughline/processes';
import type { Decision, RecordedEvent, SubjectType } from '../spine/spine.ts';

export const MESSAGE = 'message';

export interface MessageSubject {
  readonly status: 'open' | 'taken' | 'expired';
}

export interface PublishMessage {
  readonly type: 'publishMessage';
  readonly name: string;
  readonly correlationKey: string;
  readonly variables?: Variables;
  /** Milliseconds it waits for a receiver; 0: now or never. */
  readonly timeToLive: number;
}

export type MessageCommand =
  | PublishMessage
  | { readonly type: 'takeMessage'; readonly case: string }
  | { readonly type: 'expireMessage' };

export interface MessagePublished extends Omit<PublishMessage, 'type' | 'timeToLive'> {
  readonly expires: string;
}

/** A published message: taken by exactly one case, or expired. */
export function messageType(
  followUps: NonNullable<SubjectType['followUps']>,
): SubjectType<MessageSubject, MessageCommand> {
  return { kind: MESSAGE, followUps, decide, evolve };
}

function decide(
  state: MessageSubject | undefined,
  command: MessageCommand,
  { now }: { readonly now: string },
): Decision<MessageSubject> {
  if (command.type === 'publishMessage') {
    const { type: _, timeToLive, ...message } = command;
    const expires = new Date(Date.parse(now) + timeToLive).toISOString();
    const data: MessagePublished = { ...message, expires };
    return { ok: true, events: [{ type: 'message.published', data }], state: { status: 'open' } };
  }
  if (state?.status !== 'open') {
    const sentence = 'Expected the message to wait for a receiver, but it was taken or has expired.';
    return { ok: false, refusal: { code: 'wrong-state', sentence } };
  }
  if (command.type === 'expireMessage') {
    return { ok: true, events: [{ type: 'message.expired', data: {} }], state: { status: 'expired' } };
  }
  const taken = { type: 'message.taken', data: { case: command.case } };
  return { ok: true, events: [taken], state: { status: 'taken' } };
}

const STATUS: Readonly<Record<string, MessageSubject['status']>> = {
  'message.published': 'open',
  'message.taken': 'taken',
  'message.expired': 'expired',
};

function evolve(_: MessageSubject | undefined, event: RecordedEvent): MessageSubject {
  return { status: STATUS[event.type] ?? 'open' };
}
