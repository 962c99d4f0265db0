import { createHash } from 'node:crypto';
import type { Actor } from './actor.ts';

/** What the spine needs to give the same answer again: a key of this caller, and what it was used for. */
export interface Idempotency {
  readonly key: string;
  readonly fingerprint: string;
}

interface Write {
  readonly idempotencyKey: string | undefined;
  readonly actor: Pick<Actor, 'handle'>;
  readonly request: Request;
  readonly body: unknown;
}

/** The idempotency of a write; undefined when the caller sent no key. Keys of different callers never meet. */
export function idempotencyOf({ idempotencyKey, actor, request, body }: Write): Idempotency | undefined {
  if (idempotencyKey === undefined) return undefined;
  const asked = JSON.stringify([request.method, new URL(request.url).pathname, body ?? null]);
  const fingerprint = createHash('sha256').update(asked).digest('base64url');
  return { key: `${actor.handle}/${idempotencyKey}`, fingerprint };
}
