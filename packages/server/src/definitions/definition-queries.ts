import type { Finding } from '@throughline/decisions';
import type { Variables } from '@throughline/processes';
import type { Store } from '../spine/spine.ts';
import type { CaseCounts } from './case-counts.ts';
import type { ProcessMeta, UsedKind } from './definition.ts';
import { LIBRARY, type LibraryState } from './library.ts';

export interface VersionRow {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly meta: ProcessMeta;
  readonly published_at: Date;
  readonly published_by: string;
  readonly open: number;
  readonly incidents: number;
}

export interface ProcessRow extends VersionRow {
  readonly ended: number;
}

/** Whose cases are counted: those of one company, or of all. */
export type Scope = string | undefined;

/** The newest version of every process, with the cases of all versions counted. */
export async function newestProcesses(
  store: Store,
  counts: CaseCounts,
  scope: Scope,
): Promise<readonly ProcessRow[]> {
  const [rows, counted, stopped] = await Promise.all([
    store.query<Omit<ProcessRow, 'open' | 'ended' | 'incidents'>>(
      `select * from (
         select distinct on (id) key, id, version, name, meta, published_at, published_by
         from definitions where kind = 'process' order by id, version desc) newest
       order by name, id`,
    ),
    counts.byProcess(scope),
    store.query<{ id: string; incidents: number }>(
      `select d.id, count(*)::int as incidents
       from incidents i join definitions d on d.key = i.version ${OPEN_INCIDENTS} group by d.id`,
      [scope ?? null],
    ),
  ]);
  const incidents = new Map(stopped.map((row) => [row.id, row.incidents]));
  return rows.map((row) => {
    const { open = 0, ended = 0 } = counted.get(row.id) ?? {};
    return { ...row, open, ended, incidents: incidents.get(row.id) ?? 0 };
  });
}

export function processVersions(store: Store, id: string, scope: Scope): Promise<VersionRow[]> {
  return store.query<VersionRow>(
    `with opened as (
       select version, count(*)::int as open from cases
       where process = $2 and state = 'running' and ($1::text is null or company = $1) group by version
     ), stopped as (
       select i.version, count(*)::int as incidents from incidents i ${OPEN_INCIDENTS} group by i.version
     )
     select d.key, d.id, d.version, d.name, d.meta, d.published_at, d.published_by,
       coalesce(o.open, 0) as open, coalesce(s.incidents, 0) as incidents
     from definitions d left join opened o on o.version = d.key left join stopped s on s.version = d.key
     where d.kind = 'process' and d.id = $2 order by d.version desc`,
    [scope ?? null, id],
  );
}

/** Of incidents `i` the open ones; `$1` is the scope. */
const OPEN_INCIDENTS = `join cases c on c.key = i.case_key
   where i.resolved_at is null and ($1::text is null or c.company = $1)`;

export async function contentOf(store: Store, key: string) {
  const [row] = await store.query<{ name: string; content: string; findings: Finding[] }>(
    'select name, content, findings from definitions where key = $1::int8',
    [key],
  );
  return row!;
}

interface DefinitionRow {
  readonly kind: UsedKind;
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export async function newestForm(store: Store, id: string): Promise<Variables | undefined> {
  const [row] = await store.query<{ content: string }>(
    "select content from definitions where kind = 'form' and id = $1 order by version desc limit 1",
    [id],
  );
  return row && (JSON.parse(row.content) as Variables);
}

/** The newest versions of what a process refers to; a decision stands for the model that holds it. */
export async function definitionsUsed(store: Store, uses: ProcessMeta['uses']): Promise<DefinitionRow[]> {
  const rows = await store.query<DefinitionRow & { decisions: { id: string; name: string }[] | null }>(
    `select * from (
       select distinct on (kind, id) key, kind, id, name, version, meta->'decisions' as decisions
       from definitions where kind <> 'tests' order by kind, id, version desc) newest
     order by key desc`,
  );
  return uses.flatMap(({ kind, id }) => {
    const row = rows.find(
      (candidate) =>
        candidate.kind === kind &&
        (candidate.id === id || candidate.decisions?.some((decision) => decision.id === id)),
    );
    return row ? [{ kind, id: row.id, name: row.name, version: row.version }] : [];
  });
}

export async function libraryState(store: Store): Promise<LibraryState | undefined> {
  const [row] = await store.query<{ state: LibraryState }>(
    'select state from subjects where key = $1::int8',
    [LIBRARY],
  );
  return row?.state;
}

type People = ReadonlyMap<string, { readonly name: string }>;

export function toVersion(row: VersionRow, people: People) {
  const { version, meta, published_at, published_by, open, incidents } = row;
  return {
    version,
    ...(meta.versionTag ? { versionTag: meta.versionTag } : {}),
    publishedAt: published_at.toISOString(),
    publishedBy: { handle: published_by, name: people.get(published_by)?.name ?? published_by },
    open,
    incidents,
  };
}

export function toProcess(row: ProcessRow, people: People, startable: boolean) {
  const { id, name, meta, ended } = row;
  return {
    ...toVersion(row, people),
    ...{ id, name, stages: meta.stages, ended, startable },
    ...(meta.domain ? { domain: meta.domain } : {}),
  };
}
