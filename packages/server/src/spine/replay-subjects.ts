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

/** A subject as far as its events are replayed. */
interface Replay {
  readonly subject: string;
  seq: number;
  hash: string;
  state: unknown;
  events: number;
}

type Note = (table: string, key: string, sentence: string) => void;

/** Checks the chain of every subject, replays its events, and compares the state they give with the one that is stored. */
export async function replaySubjects(
  query: Store['query'],
  parts: SpineParts,
): Promise<Omit<RebuildReport, 'rows'>> {
  const differences: Difference[] = [];
  const note: Note = (table, key, sentence) => {
    const many = differences.filter((difference) => difference.table === table).length;
    if (many < MOST) differences.push({ table, key, sentence });
  };
  const types = new Map(parts.types.map((type) => [type.kind, type]));
  const heads = storedHeads(query);
  let head = await heads.next();
  let events = 0;
  let subjects = 0;
  // Both come in the order of the subjects: what one side has and the other not shows when it is passed.
  for await (const replay of replays(query, types, note)) {
    events += replay.events;
    subjects++;
    for (; !head.done && isBefore(head.value, replay); head = await heads.next())
      noteUnfounded(head.value, note);
    const stored = !head.done && head.value.subject === replay.subject ? head.value : undefined;
    const sentence = differenceOf(replay, stored);
    if (sentence) note('subjects', replay.subject, sentence);
    if (stored) head = await heads.next();
  }
  for (; !head.done; head = await heads.next()) noteUnfounded(head.value, note);
  return { events, subjects, differences };
}

/** Every subject after its last event. */
async function* replays(
  query: Store['query'],
  types: ReadonlyMap<string, SubjectType>,
  note: Note,
): AsyncGenerator<Replay> {
  let current: Replay | undefined;
  for await (const event of wholeLog(query)) {
    if (current?.subject !== event.subject) {
      if (current) yield current;
      current = { subject: event.subject, seq: 0, hash: GENESIS, state: undefined, events: 0 };
    }
    await replayEvent(current, event, types.get(event.kind), note);
  }
  if (current) yield current;
}

async function replayEvent(
  current: Replay,
  event: LoggedEvent,
  type: SubjectType | undefined,
  note: Note,
): Promise<void> {
  const place = `Event ${event.seq} of subject ${event.subject}`;
  if (event.seq !== current.seq + 1 || chain(current.hash, event, event.text) !== event.hash) {
    note('events', event.id, `${place} was changed, or one before it was removed.`);
  }
  current.seq = event.seq;
  current.hash = event.hash;
  current.events++;
  try {
    if (!type) throw new Error(`nobody knows the kind ${event.kind}`);
    await type.prepareReplay?.(event, current.state);
    current.state = type.evolve(current.state, event);
  } catch (error) {
    note('events', event.id, `${place} cannot be replayed: ${(error as Error).message}.`);
  }
}

function isBefore(a: { readonly subject: string }, b: { readonly subject: string }): boolean {
  return BigInt(a.subject) < BigInt(b.subject);
}

function noteUnfounded({ subject }: StoredHead, note: Note): void {
  note('subjects', subject, `Subject ${subject} has a state but no events.`);
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
