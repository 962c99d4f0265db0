/** An idempotency key nobody used before. Not `randomUUID`, which browsers offer on secure addresses only. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
