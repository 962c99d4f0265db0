import type { Receipt, Spine, Submission } from '../spine/spine.ts';
import type { Actor } from './actor.ts';
import { idempotencyOf } from './idempotency.ts';
import { refused } from './refused.ts';

/** The part of a call that makes it a write of somebody, once. */
export interface WriteCall {
  readonly actor: Actor;
  readonly body: unknown;
  readonly request: Request;
  readonly idempotencyKey: string | undefined;
}

export type Accepted = Extract<Receipt, { ok: true }>;

/**
 * Submits a command in the caller's name, under the caller's idempotency key.
 * @throws Problem when it is refused; `explain` may give a better one than the refusal itself.
 */
export async function submit(
  spine: Spine,
  call: WriteCall,
  what: Pick<Submission, 'kind' | 'subject' | 'fresh' | 'command'>,
  explain: () => Promise<Error | undefined> = async () => undefined,
): Promise<Accepted> {
  const idempotency = idempotencyOf(call);
  const receipt = await spine.submit({ ...what, actor: call.actor.handle, idempotency });
  if (receipt.ok) return receipt;
  const reused = receipt.refusal.code === 'idempotency-key-reused';
  throw (reused ? undefined : await explain()) ?? refused(receipt.refusal);
}
