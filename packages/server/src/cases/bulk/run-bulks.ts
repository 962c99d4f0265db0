import { type Spine, type Submission, Unavailable } from '../../spine/spine.ts';
import { caseRows } from '../case-rows.ts';
import { CASE } from '../case-type.ts';
import type { CaseHost } from '../host.ts';
import { openReads, type Reads } from '../reads.ts';
import { tryMigration } from '../try-migration.ts';
import { type BulkRow, bulkRow } from './bulk-rows.ts';
import { BULK, type BulkAction, type BulkCommand, type BulkItem, type BulkRefusal } from './bulk-type.ts';
import { findItems } from './find-items.ts';

const LOOK_AGAIN_MS = 1_000;
/** So many are gathered in one event, */
const GATHERED = 1_000;
/** and so many are dealt with at a time: whoever wants to stop it need not wait long. */
const TOGETHER = 100;

/**
 * Does the bulk work that is under way, step by step; each step is recorded, so that a restart goes on where it was.
 * What was done with a case is done once, whoever does it: its command has the same idempotency key everywhere.
 */
export function runBulks(host: CaseHost, failed: (error: unknown) => void): { stop(): Promise<void> } {
  const reads = openReads(host);
  let stopped = false;
  let running: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    for (const { key } of await atWork(host.spine)) {
      for (
        let row = await bulkRow(reads, key);
        row && isAtWork(row) && !stopped;
        row = await bulkRow(reads, key)
      )
        await (row.status === 'gathering' ? gather(reads, row) : carryOut(reads, row, failed));
    }
  };
  const look = (): void => {
    if (stopped) return;
    running ??= work()
      .catch((error: unknown) => {
        if (!stopped) failed(error);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const unlisten = host.spine.onCommit((events) => {
    if (events.some(({ type }) => type === 'bulk.started')) look();
  });
  const timer = setInterval(look, LOOK_AGAIN_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      unlisten();
      await running;
    },
  };
}

function isAtWork({ status }: BulkRow): boolean {
  return status === 'gathering' || status === 'running';
}

function atWork(spine: Spine): Promise<{ readonly key: string }[]> {
  return spine.store.query("select key from bulks where status in ('gathering', 'running') order by key");
}

async function gather(reads: Reads, { key, action, filter, total, started_by }: BulkRow): Promise<void> {
  const [last] = await reads.spine.store.query<{ key: string | null }>(
    'select max(key) as key from bulk_items where bulk = $1::int8',
    [key],
  );
  const page = { after: last?.key ?? '0', before: key, limit: GATHERED };
  const items = await findItems(reads, action, filter, page);
  await note(reads, key, started_by, {
    type: 'gather',
    from: total,
    items,
    complete: items.length < GATHERED,
  });
}

async function carryOut(reads: Reads, row: BulkRow, failed: (error: unknown) => void): Promise<void> {
  const items = await reads.spine.store.query<BulkItem>(
    `select key, case_key as case from bulk_items where bulk = $1::int8 and state = 'left' order by key limit ${TOGETHER}`,
    [row.key],
  );
  const outcomes = await Promise.all(
    items.map((item) => dealWith(reads, row, item).catch(stoppedBy(item, failed))),
  );
  const refused = outcomes.filter((outcome) => outcome !== undefined);
  const done = items.map(({ key }) => key).filter((key) => !refused.some((one) => one.key === key));
  await note(reads, row.key, row.started_by, { type: 'record', from: row.done + row.refused, done, refused });
}

/** Refused when another node was faster: then the work is looked at again. */
async function note(reads: Reads, subject: string, actor: string, command: BulkCommand): Promise<void> {
  await reads.spine.submit({ kind: BULK, subject, command, actor });
}

/** A case at which the server fails must not hold up the others; when the database is away, all of it comes again. */
function stoppedBy({ key }: BulkItem, failed: (error: unknown) => void) {
  return (error: unknown): BulkRefusal => {
    if (error instanceof Unavailable) throw error;
    failed(error);
    return { key, code: 'internal-error', sentence: 'The server failed at it; its log says why.' };
  };
}

async function dealWith(reads: Reads, row: BulkRow, item: BulkItem): Promise<BulkRefusal | undefined> {
  const { action } = row;
  if (action.do === 'migrate' && action.dryRun) return tryOne(reads, action, item);
  const once = `bulk:${row.key}:${item.key}`;
  const submission: Submission = {
    ...{ kind: CASE, subject: item.case, command: commandFor(action, item, row.reason) },
    ...{ actor: row.started_by, idempotency: { key: once, fingerprint: once } },
  };
  const receipt = await reads.spine.submit(submission);
  if (receipt.ok) return undefined;
  const { code, sentence } = receipt.refusal;
  return { key: item.key, code, sentence };
}

async function tryOne(
  reads: Reads,
  { to, mapping }: Extract<BulkAction, { do: 'migrate' }>,
  item: BulkItem,
): Promise<BulkRefusal | undefined> {
  const [row] = await caseRows(reads.spine.store, [item.case]);
  const { findings } = await tryMigration(reads, row!, to, mapping);
  const [first] = findings;
  if (first === undefined) return undefined;
  return { key: item.key, code: first.code, sentence: findings.map(({ sentence }) => sentence).join(' ') };
}

function commandFor(action: BulkAction, { key: incident }: BulkItem, reason: string): object {
  switch (action.do) {
    case 'suspend':
      return { type: 'suspendCase', reason };
    case 'resume':
      return { type: 'resumeCase', reason };
    case 'cancel':
      return { type: 'cancelCase', reason };
    case 'retry':
      return { type: 'retryIncident', incident, retries: action.retries };
    case 'skip':
      return { type: 'skipIncident', incident, reason, variables: action.variables, flow: action.flow };
    case 'migrate':
      return { type: 'migrateCase', to: action.to, mapping: action.mapping, reason };
  }
}
