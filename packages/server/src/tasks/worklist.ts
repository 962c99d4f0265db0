import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CaseTables, Reads } from '../cases/cases.ts';
import { inQueue, isOpen, PROCESS_QUEUE, QUEUES, type Viewer } from './queues.ts';

interface Counts {
  readonly count: number;
  readonly overdue: number;
  readonly soon: number;
}

export interface Queue extends Counts {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof QUEUES)[number]['id'] | 'process';
}

const SOON_MS = 2 * 3_600_000;
const OPEN_QUEUES = ['mine', 'team', 'nobody', 'waiting'] as const;
type OpenQueue = (typeof OPEN_QUEUES)[number];

/** The queues of a person with how many tasks stand in each, in two statements. */
export async function worklist(reads: Reads, viewer: Viewer): Promise<Queue[]> {
  const [byProcess, done] = await Promise.all([countOpen(reads, viewer), countDone(reads, viewer)]);
  const general = QUEUES.map(({ id, name }): Queue => {
    const counts = id === 'done' ? done : sum(byProcess.map((row) => row[id]));
    return { id, name, kind: id, ...counts };
  });
  const processes = await Promise.all(
    byProcess
      .filter(({ team }) => team.count > 0)
      .map(async ({ process, team }): Promise<Queue> => {
        const latest = await reads.models.latestProcess(process);
        return { id: PROCESS_QUEUE + process, name: latest?.name ?? process, kind: 'process', ...team };
      }),
  );
  return [...general, ...processes.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
}

type ProcessCounts = { readonly process: string } & Readonly<Record<OpenQueue, Counts>>;

function countOpen({ spine }: Reads, viewer: Viewer): Promise<ProcessCounts[]> {
  return spine.store
    .tables<CaseTables>()
    .selectFrom('tasks as t')
    .innerJoin('cases as c', 'c.key', 't.case_key')
    .select('c.process')
    .select(OPEN_QUEUES.map((id) => countsOf(inQueue(id, viewer)!, viewer.now).as(id)))
    .where(isOpen(viewer.actor))
    .groupBy('c.process')
    .execute() as Promise<ProcessCounts[]>;
}

function countsOf(condition: RawBuilder<SqlBool>, now: Date): RawBuilder<Counts> {
  const soon = new Date(now.getTime() + SOON_MS);
  return sql`json_build_object(
    'count', count(*) filter (where ${condition}),
    'overdue', count(*) filter (where ${condition} and t.due < ${now}),
    'soon', count(*) filter (where ${condition} and t.due >= ${now} and t.due < ${soon}))`;
}

async function countDone({ spine }: Reads, viewer: Viewer): Promise<Counts> {
  const { count } = await spine.store
    .tables<CaseTables>()
    .selectFrom('tasks as t')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(inQueue('done', viewer)!)
    .executeTakeFirstOrThrow();
  return { count, overdue: 0, soon: 0 };
}

function sum(all: readonly Counts[]): Counts {
  const total = (of: keyof Counts) => all.reduce((before, counts) => before + counts[of], 0);
  return { count: total('count'), overdue: total('overdue'), soon: total('soon') };
}
