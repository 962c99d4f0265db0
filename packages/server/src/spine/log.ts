import { hash } from 'node:crypto';
import { JsonText, quote, rowSource, rowValues } from './rows.ts';
import type { Statement, Store } from './store.ts';
import type { RecordedEvent } from './subject.ts';

/** The hash before the first event of a subject. */
export const GENESIS = '0'.repeat(64);

/** An event with its data as the exact text that is stored and hashed, and its link in the subject's chain. */
export interface LoggedEvent extends RecordedEvent {
  readonly text: string;
  readonly hash: string;
}

/** Seals an event onto the one before it: changing or removing any event breaks every later hash of the subject. */
export function chain(previous: string, event: RecordedEvent, text: string): string {
  const { id, at, subject, seq, kind, type, element, version, actor, command, cause } = event;
  const place = [subject, seq, id, at, kind, type, element, version, actor, event.function, command, cause];
  return hash('sha256', `${previous}${JSON.stringify(place)}${text}`);
}

const COLUMNS = {
  ...{ subject: 'int8', seq: 'int4', id: 'int8', at: 'timestamptz', kind: 'text', type: 'text' },
  ...{ element: 'text', version: 'int8', actor: 'text', function: 'text', command: 'int8', cause: 'int4' },
  ...{ data: 'json', hash: 'bytea' },
};
const APPEND = `insert into events (${Object.keys(COLUMNS).map(quote).join(', ')}) ${rowSource(COLUMNS)}`;

/** One statement that appends all events; their data goes in as the exact text that was hashed. */
export function appendEvents(events: readonly LoggedEvent[]): Statement[] {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    ...event,
    data: new JsonText(event.text),
    hash: `\\x${event.hash}`,
  }));
  return [{ name: 'append-events', text: APPEND, values: rowValues(COLUMNS, rows), anyOrder: true }];
}

/** Takes new events into the index by id, which does not grow by itself where there is no autovacuum (PGlite). */
export async function indexNewEvents({ query }: Pick<Store, 'query'>): Promise<void> {
  await query("select brin_summarize_new_values('events_by_id')");
}

interface EventRow {
  readonly subject: string;
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly type: string;
  readonly element: string | null;
  readonly version: string | null;
  readonly actor: string;
  readonly function: string | null;
  readonly command: string;
  readonly cause: number | null;
  readonly text: string;
  readonly hash: string;
}

/** The columns `readEvent` needs, for a select. */
export const EVENT_COLUMNS =
  "subject, seq, id, at, kind, type, element, version, actor, function, command, cause, data::text as text, encode(hash, 'hex') as hash";

export function readEvent(row: unknown): LoggedEvent {
  const { at, text, ...rest } = row as EventRow;
  return {
    ...rest,
    at: at.toISOString(),
    element: rest.element ?? undefined,
    version: rest.version ?? undefined,
    function: rest.function ?? undefined,
    cause: rest.cause ?? undefined,
    text,
    data: JSON.parse(text) as object,
  };
}
