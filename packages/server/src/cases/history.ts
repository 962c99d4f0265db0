import type { Models } from '../definitions/definitions.ts';
import { EVENT_COLUMNS, type RecordedEvent, readEvent, type Store } from '../spine/spine.ts';
import { type CaseSubject, evolveCase } from './case-type.ts';

/** All events of a case, in order; up to and with `upTo` when given. */
export async function readHistory(store: Store, key: string, upTo?: number): Promise<RecordedEvent[]> {
  const rows = await store.query(
    `select ${EVENT_COLUMNS} from events where subject = $1::int8 and seq <= $2::int4 order by seq`,
    [key, upTo ?? 2_147_483_647],
  );
  return rows.map(readEvent);
}

/** Sees each event with the case before and after it. */
export type Visit = (event: RecordedEvent, after: CaseSubject, before: CaseSubject | undefined) => void;

/** Replays a history. Its process version must be loaded. */
export function replayHistory(models: Models, history: readonly RecordedEvent[], visit: Visit): CaseSubject {
  let state: CaseSubject | undefined;
  for (const event of history) {
    const before = state;
    state = evolveCase(models, before, event);
    visit(event, state, before);
  }
  return state!;
}
