import type { Models } from '../definitions/definitions.ts';
import { EVENT_COLUMNS, type RecordedEvent, readEvent, type Spine } from '../spine/spine.ts';
import { type CaseSubject, evolveCase } from './case-type.ts';

interface History {
  readonly spine: Spine;
  readonly models: Models;
}

/** All events of a case, in order; up to and with `upTo` when given. The process versions it ran under are loaded. */
export async function readHistory(
  { spine, models }: History,
  key: string,
  upTo?: number,
): Promise<RecordedEvent[]> {
  const rows = await spine.store.query(
    `select ${EVENT_COLUMNS} from events where subject = $1::int8 and seq <= $2::int4 order by seq`,
    [key, upTo ?? 2_147_483_647],
  );
  const history = rows.map(readEvent);
  for (const version of new Set(history.map((event) => event.version)))
    if (version !== undefined) await models.process(version);
  return history;
}

/** Sees each event with the case before and after it. */
export type Visit = (event: RecordedEvent, after: CaseSubject, before: CaseSubject | undefined) => void;

/** Replays a history. */
export function replayHistory(models: Models, history: readonly RecordedEvent[], visit: Visit): CaseSubject {
  let state: CaseSubject | undefined;
  for (const event of history) {
    const before = state;
    state = evolveCase(models, before, event);
    visit(event, state, before);
  }
  return state!;
}
