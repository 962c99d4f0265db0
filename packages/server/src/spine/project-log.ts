import { readAll } from './cursor.ts';
import { EVENT_COLUMNS, readEvent } from './log.ts';
import { Changes } from './projection.ts';
import type { Difference } from './rebuild.ts';
import { quote } from './rows.ts';
import type { SpineParts } from './spine.ts';
import type { Store } from './store.ts';

/** Events whose changes are written together. */
const PAGE = 2_000;
const MOST = 100;

/**
 * Fills temporary tables named like the projections' own, which hide those until the transaction ends, from all events
 * in the order of the log.
 */
export async function projectLog(query: Store['query'], { projections }: SpineParts): Promise<Difference[]> {
  for (const { name, key } of projections.flatMap(({ tables }) => tables)) {
    await query(`create temp table ${name} (like public.${name} including defaults) on commit drop`);
    await query(`alter table pg_temp.${name} add primary key (${key.map(quote).join(', ')})`);
  }
  const differences: Difference[] = [];
  let changes = new Changes();
  let events = 0;
  const write = async () => {
    for (const { text, values } of changes.statements()) await query(text, values);
    changes = new Changes();
  };
  for await (const row of readAll(query, 'whole_log', `select ${EVENT_COLUMNS} from events order by id`)) {
    const event = readEvent(row);
    try {
      for (const projection of projections) projection.apply(event, changes);
    } catch (error) {
      const sentence = `Event ${event.seq} of subject ${event.subject} gives no rows: ${(error as Error).message}.`;
      if (differences.length < MOST) differences.push({ table: 'events', key: event.id, sentence });
    }
    events++;
    if (events % PAGE === 0) await write();
  }
  await write();
  return differences;
}
