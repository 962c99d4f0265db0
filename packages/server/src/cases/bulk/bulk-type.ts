import type { Mapping, Variables } from '@throughline/processes';
import type { Decision, NewEvent, RecordedEvent, SubjectType } from '../../spine/spine.ts';
import type { CaseFilter } from '../list-cases.ts';

export const BULK = 'bulk';

/** What is done with each case, or with each stop. */
export type BulkAction =
  | { readonly do: 'suspend' | 'resume' | 'cancel' }
  | { readonly do: 'retry'; readonly retries?: number | undefined }
  | { readonly do: 'skip'; readonly variables?: Variables | undefined; readonly flow?: string | undefined }
  /** `to` is the key of the process version; `dryRun` only finds out what would be refused. */
  | {
      readonly do: 'migrate';
      readonly to: string;
      readonly mapping?: Mapping | undefined;
      readonly dryRun?: boolean | undefined;
    };

export interface BulkFilter extends CaseFilter {
  readonly cases?: readonly string[] | undefined;
  /** For stops: the element and the code of the incident. */
  readonly element?: string | undefined;
  readonly code?: string | undefined;
}

export interface BulkItem {
  /** Of the case, or of the incident. */
  readonly key: string;
  readonly case: string;
}

export interface BulkRefusal {
  readonly key: string;
  readonly code: string;
  readonly sentence: string;
}

export interface BulkStarted {
  readonly action: BulkAction;
  readonly filter: BulkFilter;
  readonly reason: string;
}

/** `total` so far. */
export interface BulkGathered {
  readonly items: readonly BulkItem[];
  readonly total: number;
  readonly complete: boolean;
}

/** `doneInAll` and `refusedInAll` are the counts after it. */
export interface BulkProgressed {
  readonly done: readonly string[];
  readonly refused: readonly BulkRefusal[];
  readonly doneInAll: number;
  readonly refusedInAll: number;
}

export interface BulkSubject {
  readonly status: 'gathering' | 'running' | 'stopped' | 'finished';
  readonly total: number;
  readonly done: number;
  readonly refused: number;
}

/** `from` is how many were gathered, or dealt with, before: of two nodes at the same work the slower one is refused. */
export type BulkCommand =
  | (BulkStarted & { readonly type: 'startBulk' })
  | {
      readonly type: 'gather';
      readonly from: number;
      readonly items: readonly BulkItem[];
      readonly complete: boolean;
    }
  | {
      readonly type: 'record';
      readonly from: number;
      readonly done: readonly string[];
      readonly refused: readonly BulkRefusal[];
    }
  | { readonly type: 'stopBulk' };

export const bulkType: SubjectType<BulkSubject, BulkCommand> = { kind: BULK, decide, evolve };

function decide(state: BulkSubject | undefined, command: BulkCommand): Decision<BulkSubject> {
  if (command.type === 'startBulk') {
    const { type: _, ...data } = command;
    return happened(undefined, [{ type: 'bulk.started', data }]);
  }
  if (state === undefined || (state.status !== 'gathering' && state.status !== 'running'))
    return refuse('Expected bulk work that goes on, but it has ended.');
  switch (command.type) {
    case 'stopBulk':
      return happened(state, [{ type: 'bulk.stopped', data: {} }]);
    case 'gather':
      return gather(state, command);
    case 'record':
      return record(state, command);
  }
}

function gather(
  state: BulkSubject,
  { from, items, complete }: Extract<BulkCommand, { type: 'gather' }>,
): Decision<BulkSubject> {
  if (state.status !== 'gathering' || state.total !== from)
    return refuse('Somebody else gathered these already.');
  const data: BulkGathered = { items, total: state.total + items.length, complete };
  return happened(state, [{ type: 'bulk.gathered', data }]);
}

function record(
  state: BulkSubject,
  { from, done, refused }: Extract<BulkCommand, { type: 'record' }>,
): Decision<BulkSubject> {
  if (state.status !== 'running' || state.done + state.refused !== from)
    return refuse('Somebody else did these already.');
  const counts = { doneInAll: state.done + done.length, refusedInAll: state.refused + refused.length };
  const data: BulkProgressed = { done, refused, ...counts };
  return happened(state, [{ type: 'bulk.progressed', data }]);
}

/** The last one done, or none to do at all, finishes it. */
function happened(before: BulkSubject | undefined, events: readonly NewEvent[]): Decision<BulkSubject> {
  let state = events.reduce((at: BulkSubject | undefined, event) => evolve(at, event), before)!;
  if (state.status !== 'running' || state.done + state.refused < state.total)
    return { ok: true, events, state };
  const finished: NewEvent = { type: 'bulk.finished', data: {} };
  state = evolve(state, finished);
  return { ok: true, events: [...events, finished], state };
}

function evolve(
  before: BulkSubject | undefined,
  { type, data }: Pick<RecordedEvent, 'type' | 'data'>,
): BulkSubject {
  const state = before ?? { status: 'gathering', total: 0, done: 0, refused: 0 };
  switch (type) {
    case 'bulk.gathered': {
      const { total, complete } = data as BulkGathered;
      return { ...state, total, status: complete ? 'running' : 'gathering' };
    }
    case 'bulk.progressed': {
      const { doneInAll, refusedInAll } = data as BulkProgressed;
      return { ...state, done: doneInAll, refused: refusedInAll };
    }
    case 'bulk.stopped':
      return { ...state, status: 'stopped' };
    case 'bulk.finished':
      return { ...state, status: 'finished' };
    default:
      return state;
  }
}

function refuse(sentence: string): Decision<BulkSubject> {
  return { ok: false, refusal: { code: 'wrong-state', sentence } };
}
