import { chain, EVENT_COLUMNS, GENESIS, type LoggedEvent, readEvent } from './log.ts';
import type { Difference, RebuildReport } from './rebuild.ts';
import type { SpineParts } from './spine.ts';
import type { Store } from './store.ts';
import type { SubjectType } from './subject.ts';

const PAGE = 1_000;
const MOST = 100;

interface StoredHead {
  readonly subject: string;
  readonly seq: number;
  readonly hash: string;
  /** The state's JSON as it stands in the table. */
  readonly state: string;
}

/** A subject while its events are replayed. */
interface Replay {
  readonly subject: string;
  seq: number;
  hash: string;
  state: unknown;
}

/** Checks the chain of every subject, replays its events, and compares the state they give with the one that is stored. */
export async function replaySubjects(
  query: Store['query'],
  parts: SpineParts,
): Promise<Omit<RebuildReport, 'rows'>> {
  const types = new Map(parts.types.map((type) => [type.kind, type]));
  const found: Findings = { chains: [], heads: [] };
  const heads = storedHeads(query);
  let head = await heads.next();
  let events = 0;
  let subjects = 0;
  let current: Replay | undefined;
  // Both come in the order of the subjects: whatever one side has and the other not shows when it is passed.
  const passHeads = async (until: string | undefined) => {
    while (!head.done && (until === undefined || BigInt(head.value.subject) < BigInt(until))) {
      note(
        found.heads,
        'subjects',
        head.value.subject,
        `Subject ${head.value.subject} has a state but no events.`,
      );
      head = await heads.next();
    }
  };
  const finish = async () => {
    if (!current) return;
    subjects++;
    await passHeads(current.subject);
    const stored = !head.done && head.value.subject === current.subject ? head.value : undefined;
    const sentence = differenceOf(current, stored);
    if (sentence) note(found.heads, 'subjects', current.subject, sentence);
    if (stored) head = await heads.next();
  };
  for await (const event of wholeLog(query)) {
    events++;
    if (current?.subject !== event.subject) {
      await finish();
      current = { subject: event.subject, seq: 0, hash: GENESIS, state: undefined };
    }
    await replay(current, event, types.get(event.kind), found.chains);
  }
  await finish();
  await passHeads(undefined);
  return { events, subjects, differences: [...found.chains, ...found.heads] };
}

interface Findings {
  readonly chains: Difference[];
  readonly heads: Difference[];
}

async function replay(
  current: Replay,
  event: LoggedEvent,
  type: SubjectType | undefined,
  chains: Difference[],
): Promise<void> {
  const place = `Event ${event.seq} of subject ${event.subject}`;
  if (event.seq !== current.seq + 1 || chain(current.hash, event, event.text) !== event.hash) {
    note(chains, 'events', event.id, `${place} was changed, or one before it was removed.`);
  }
  current.seq = event.seq;
  current.hash = event.hash;
  try {
    if (!type) throw new Error(`nobody knows the kind ${event.kind}`);
    await type.prepareReplay?.(event, current.state);
    current.state = type.evolve(current.state, event);
  } catch (error) {
    note(chains, 'events', event.id, `${place} cannot be replayed: ${(error as Error).message}.`);
  }
}

function differenceOf(replayed: Replay, stored: StoredHead | undefined): string | undefined {
  const { subject, seq, hash, state } = replayed;
  if (!stored) return `Subject ${subject} has events but no state.`;
  if (stored.seq !== seq || stored.hash !== hash) {
    return `Subject ${subject} stands at event ${stored.seq}, its log ends at ${seq} or has another hash.`;
  }
  if (stored.state === (JSON.stringify(state) ?? 'null')) return undefined;
  return `The state of subject ${subject} is not what its events give.`;
}

function note(differences: Difference[], table: string, key: string, sentence: string): void {
  if (differences.length < MOST) differences.push({ table, key, sentence });
}

/** All events, subject by subject. */
async function* wholeLog(query: Store['query']): AsyncGenerator<LoggedEvent> {
  for (let after: { subject: string; seq: number } | undefined; ; ) {
    const page = await query(
      `select ${EVENT_COLUMNS} from events where (subject, seq) > ($1::int8, $2::int4)
       order by subject, seq limit ${PAGE}`,
      [after?.subject ?? FIRST, after?.seq ?? 0],
    );
    const events = page.map(readEvent);
    yield* events;
    after = events.at(-1);
    if (events.length < PAGE) return;
  }
}

async function* storedHeads(query: Store['query']): AsyncGenerator<StoredHead, undefined> {
  for (let after = FIRST; ; ) {
    const page = await query<StoredHead>(
      `select key as subject, seq, encode(hash, 'hex') as hash, state::text as state from subjects
       where key > $1::int8 order by key limit ${PAGE}`,
      [after],
    );
    yield* page;
    if (page.length < PAGE) return undefined;
    after = page.at(-1)!.subject;
  }
}

/** Less than any key. */
const FIRST = '-1';
