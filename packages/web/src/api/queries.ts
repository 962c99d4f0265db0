import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiToken, Demo, Key, Me, Page, Person, SearchHit } from './contract.ts';
import type { Process, ProcessDetail, ProcessModel, ProcessStart } from './definition-contract.ts';
import { get } from './request.ts';
import type {
  Case,
  CaseAt,
  CaseDetail,
  CaseEvent,
  Incident,
  Task,
  TaskDetail,
  Worklist,
} from './work-contract.ts';

/** Every question the pages ask, by name; the first word of a query key is what live updates make stale. */

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/me', {}, signal),
  staleTime: 300_000,
});

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => get<Demo>('/demo', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const worklistQuery = queryOptions({
  queryKey: ['worklist'],
  queryFn: ({ signal }) => get<Worklist>('/worklist', {}, signal),
});

const TASKS_PER_PAGE = 100;

export function tasksQuery(queue: string) {
  return infiniteQueryOptions({
    queryKey: ['tasks', queue],
    queryFn: ({ signal, pageParam }) =>
      get<Page<Task>>('/tasks', { queue, limit: TASKS_PER_PAGE, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function taskQuery(key: Key) {
  return queryOptions({
    queryKey: ['task', key],
    queryFn: ({ signal }) => get<TaskDetail>(`/tasks/${key}`, {}, signal),
  });
}

/** What the list of cases is narrowed to; the same words as in the address of the page. */
export interface CaseFilter {
  readonly state?: string;
  readonly process?: string;
  readonly version?: number;
  readonly person?: string;
  readonly q?: string;
}

export function casesQuery(filter: CaseFilter) {
  return infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ signal, pageParam }) =>
      get<Page<Case>>('/cases', { ...filter, limit: 50, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function caseQuery(key: Key) {
  return queryOptions({
    queryKey: ['case', key],
    queryFn: ({ signal }) => get<CaseDetail>(`/cases/${key}`, {}, signal),
  });
}

export function caseEventsQuery(key: Key) {
  return queryOptions({
    queryKey: ['case', key, 'events'],
    queryFn: ({ signal }) => allEvents(key, signal),
  });
}

/** The past does not change: asked once, kept. */
export function caseAtQuery(key: Key, seq: number) {
  return queryOptions({
    queryKey: ['case-at', key, seq],
    queryFn: ({ signal }) => get<CaseAt>(`/cases/${key}/at/${seq}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: ({ signal }) => get<Page<Process>>('/processes', { limit: 200 }, signal),
});

export const startableQuery = queryOptions({
  queryKey: ['processes', 'startable'],
  queryFn: ({ signal }) => get<Page<Process>>('/processes', { startable: true, limit: 200 }, signal),
});

export function processQuery(id: string) {
  return queryOptions({
    queryKey: ['process', id],
    queryFn: ({ signal }) => get<ProcessDetail>(`/processes/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function modelQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['model', id, version],
    queryFn: ({ signal }) =>
      get<ProcessModel>(`/processes/${encodeURIComponent(id)}/versions/${version}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function startQuery(id: string) {
  return queryOptions({
    queryKey: ['start', id],
    queryFn: ({ signal }) => get<ProcessStart>(`/processes/${encodeURIComponent(id)}/start`, {}, signal),
  });
}

export function incidentsQuery(filter: { readonly process?: string } = {}) {
  return queryOptions({
    queryKey: ['incidents', filter],
    queryFn: ({ signal }) => get<Page<Incident>>('/incidents', { ...filter, limit: 200 }, signal),
  });
}

export function searchQuery(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) => get<Page<SearchHit>>('/search', { q: text }, signal),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => get<Page<Person>>('/people', { limit: 200 }, signal),
  staleTime: 300_000,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get<Page<ApiToken>>('/tokens', { limit: 200 }, signal),
});

// ---- helpers ----

async function allEvents(key: Key, signal: AbortSignal): Promise<readonly CaseEvent[]> {
  const events: CaseEvent[] = [];
  let after: string | undefined;
  do {
    const page = await get<Page<CaseEvent>>(`/cases/${key}/events`, { limit: 500, after }, signal);
    events.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return events;
}
