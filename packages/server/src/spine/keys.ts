/** First moment a key can carry: 2024-01-01T00:00:00Z. 41 bits of milliseconds last until 2093. */
const EPOCH = Date.UTC(2024, 0, 1);
const SEQUENCE_BITS = 12n;
const NODE_BITS = 10n;
const LAST_IN_MILLISECOND = (1n << SEQUENCE_BITS) - 1n;

export interface Keys {
  readonly next: () => string;
  /** From now on all keys are greater than this one, which another node or an earlier run made. */
  readonly observe: (key: string) => void;
}

/**
 * Makes 63-bit time-ordered keys as decimal strings: 41 bits of milliseconds, 10 bits of node, 12 bits of sequence.
 * No central counter: two nodes with different numbers never make the same key. When the clock steps back or a
 * millisecond is used up, the next one is borrowed, so keys of one node always grow.
 */
export function keyMaker(node: () => number, clock: () => number): Keys {
  let last = 0;
  let sequence = 0n;
  let base = 0n;
  return {
    next() {
      const now = clock() - EPOCH;
      sequence += 1n;
      if (now > last || sequence > LAST_IN_MILLISECOND) {
        last = Math.max(now, last + 1);
        sequence = 0n;
        base = (BigInt(last) << (SEQUENCE_BITS + NODE_BITS)) | (BigInt(node()) << SEQUENCE_BITS);
      }
      return (base | sequence).toString();
    },
    observe(key) {
      const made = millisecondOf(key);
      if (made < last) return;
      last = made;
      sequence = LAST_IN_MILLISECOND;
    },
  };
}

/** The moment a key was made. */
export function momentOf(key: string): Date {
  return new Date(millisecondOf(key) + EPOCH);
}

/** The smallest key that could have been made at the given moment. */
export function keyAt(moment: Date): string {
  return (BigInt(Math.max(0, moment.getTime() - EPOCH)) << (SEQUENCE_BITS + NODE_BITS)).toString();
}

function millisecondOf(key: string): number {
  return Number(BigInt(key) >> (SEQUENCE_BITS + NODE_BITS));
}
