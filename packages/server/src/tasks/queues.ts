import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { startOfDay } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { offeredTo } from './audience.ts';

export interface Viewer {
  readonly actor: Actor;
  readonly now: Date;
  readonly timeZone: string;
}

export const PROCESS_QUEUE = 'process.';

/** The queues that everybody has, in the order they are shown. */
export const QUEUES = [
  { id: 'mine', name: 'Mine' },
  { id: 'team', name: 'My team' },
  { id: 'nobody', name: 'Nobody yet' },
  { id: 'waiting', name: 'Waiting' },
  { id: 'done', name: 'Done today' },
] as const;

type Condition = RawBuilder<SqlBool>;

/** What stands in a queue, as a condition on tasks `t` of cases `c`; counts and lists both use it. */
export function inQueue(id: string, viewer: Viewer): Condition | undefined {
  const { actor, now } = viewer;
  const here = sql<SqlBool>`${isOpen(actor)} and (t.follow_up is null or t.follow_up <= ${now})`;
  switch (id) {
    case 'mine':
      return sql`${here} and t.assignee = ${actor.handle}`;
    case 'team':
      return here;
    case 'nobody':
      return sql`${here} and t.assignee is null`;
    case 'waiting':
      return sql`${isOpen(actor)} and t.follow_up > ${now}`;
    case 'done':
      return sql`t.state = 'completed' and t.ended_by = ${actor.handle}
        and t.ended_at >= ${startOfDay(now, viewer.timeZone)}`;
    default:
      if (!id.startsWith(PROCESS_QUEUE)) return undefined;
      return sql`${here} and c.process = ${id.slice(PROCESS_QUEUE.length)}`;
  }
}

/** Every open task that stands in any queue of this person. */
export function isOpen(actor: Actor): Condition {
  return sql`t.state = 'open' and ${offeredTo(actor)}`;
}
