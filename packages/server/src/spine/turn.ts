import type { Batch, Working } from './batch.ts';
import { chain, type LoggedEvent } from './log.ts';
import type { NewEvent, RecordedEvent, Refusal, Submission } from './subject.ts';
import type { Head } from './subject-cache.ts';

/** A command and all that follows from it: it is in the batch as a whole or not at all. */
export class Turn {
  readonly #batch: Batch;
  readonly #mark: number;
  readonly #before: [Working, Head][] = [];
  /** Subjects this turn has looked at. */
  readonly touched = new Set<string>();

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#mark = batch.events.length;
  }

  move(working: Working, head: Head, events: readonly LoggedEvent[]): void {
    this.#before.push([working, working.head]);
    working.head = head;
    this.#batch.events.push(...events);
  }

  undo(): void {
    this.#batch.events.length = this.#mark;
    for (const [working, head] of this.#before.reverse()) working.head = head;
  }
}

export interface Recording {
  readonly newKey: () => string;
  readonly now: string;
}

/** Gives decided events their identity, place, and link in the chain of their subject. */
export function recordEvents(
  head: Head,
  { subject, kind, actor }: Submission,
  decided: readonly NewEvent[],
  { newKey, now }: Recording,
): LoggedEvent[] {
  const command = newKey();
  let { hash } = head;
  return decided.map((event, index) => {
    const text = JSON.stringify(event.data);
    const recorded: RecordedEvent = {
      ...{ id: newKey(), at: now, subject, kind, seq: head.seq + index + 1 },
      ...{ type: event.type, element: event.element, version: event.version },
      ...{ actor: event.actor ?? actor, function: event.function, command },
      cause: event.cause === undefined ? undefined : head.seq + event.cause + 1,
      data: event.data,
    };
    hash = chain(hash, recorded, text);
    return { ...recorded, text, hash };
  });
}

/**
 * JSON may carry U+0000 and halves of surrogate pairs, PostgreSQL text may not: stored, they would break whoever
 * reads them later. `JSON.stringify` writes nothing else as `\u0000` or `\ud...`.
 */
export function unstorable(events: readonly LoggedEvent[]): Refusal | undefined {
  if (!events.some(({ text }) => text.includes('\\u') && UNSTORABLE.test(text))) return undefined;
  return {
    code: 'invalid',
    sentence: 'The text holds a character that cannot be stored (U+0000 or half of a pair).',
    mend: 'Remove the character and send it again.',
  };
}

const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;
