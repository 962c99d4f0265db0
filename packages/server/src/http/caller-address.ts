import type { Context } from 'hono';

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/**
 * The network address of the caller. Behind a proxy it is the last entry of `X-Forwarded-For`: the one our own proxy
 * wrote; those before it can be invented by the caller.
 */
export function callerAddress(context: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? context.req.header('x-forwarded-for') : undefined;
  const last = forwarded?.split(',').at(-1)?.trim();
  return last || (context.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress || 'unknown';
}
