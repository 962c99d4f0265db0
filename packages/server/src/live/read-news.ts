import { keyAt, momentOf, type RecordedEvent, type Spine } from '../spine/spine.ts';
import type { News } from './change.ts';

/**
 * Ids are made before the commit, so on a server with several writers an event may become visible after one with a
 * greater id: this many milliseconds are read again, which is longer than any commit of ours takes.
 */
const OVERLAP_MS = 5_000;
/** A reader that was away longer, or missed more events, is told that everything may have changed. */
const LONGEST_AWAY_MS = 10 * 60_000;
export const MOST_NEWS = 5_000;

export function newsOf({ id, kind, type, subject, data }: RecordedEvent): News {
  return { id, kind, type, subject, task: (data as { task?: string }).task };
}

/** Events of all nodes from an id on, at most `MOST_NEWS`. */
export function readNews({ store }: Spine, from: string): Promise<News[]> {
  return store.query<News>(
    `select id, kind, type, subject, data->>'task' as task from events where id >= $1::int8 order by id limit ${MOST_NEWS}`,
    [from],
  );
}

/** Where to read from so that nothing committed after the given moment is missed. */
export function overlapBefore(moment: Date): string {
  return keyAt(new Date(moment.getTime() - OVERLAP_MS));
}

/** What a reader missed since an event; undefined when that is too much to tell. */
export async function missedSince(spine: Spine, last: string): Promise<News[] | undefined> {
  if (spine.now().getTime() - momentOf(last).getTime() > LONGEST_AWAY_MS) return undefined;
  const ordered = spine.store.kind === 'pglite';
  const news = await readNews(spine, ordered ? last : overlapBefore(momentOf(last)));
  return news.length < MOST_NEWS ? news.filter(({ id }) => id !== last) : undefined;
}
