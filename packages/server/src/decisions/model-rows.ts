import type { Finding } from '@throughline/decisions';
import type { DecisionMeta } from '../definitions/definitions.ts';
import { problem } from '../http/problem.ts';
import type { Snapshot } from '../people/people.ts';
import type { Store } from '../spine/spine.ts';

/** A published version of a decision model. */
export interface ModelRow {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly meta: DecisionMeta;
  readonly findings: readonly Finding[];
  readonly published_at: Date;
  readonly published_by: string;
}

const COLUMNS = 'key, id, name, version, meta, findings, published_at, published_by';

/** The newest version of each model, by name. */
export function newestModels(store: Store): Promise<ModelRow[]> {
  return store.query<ModelRow>(
    `select * from (
       select distinct on (id) ${COLUMNS} from definitions where kind = 'decision' order by id, version desc) newest
     order by name, id`,
  );
}

/** All versions of a model, newest first. @throws Problem `not-found` when there is none. */
export async function modelVersions(store: Store, id: string): Promise<[ModelRow, ...ModelRow[]]> {
  const [newest, ...older] = await store.query<ModelRow>(
    `select ${COLUMNS} from definitions where kind = 'decision' and id = $1 order by version desc`,
    [id],
  );
  if (newest) return [newest, ...older];
  throw problem('not-found', `There is no decision model "${id}".`, {
    mend: 'Choose one from the list of decisions.',
    place: 'id',
  });
}

/** One version, by default the newest. @throws Problem `not-found`, with `place` for the version. */
export async function modelVersion(
  store: Store,
  id: string,
  version?: number,
  place = 'version',
): Promise<ModelRow> {
  const versions = await modelVersions(store, id);
  if (version === undefined) return versions[0];
  const found = versions.find((row) => row.version === version);
  if (found) return found;
  throw problem('not-found', `There is no version ${version} of "${versions[0].name}".`, {
    mend: `Its newest version is ${versions[0].version}.`,
    place,
  });
}

export async function xmlOf(store: Store, key: string): Promise<string> {
  const [row] = await store.query<{ content: string }>(
    'select content from definitions where key = $1::int8',
    [key],
  );
  return row!.content;
}

/** The version of a model that an event names; versions are never removed. */
export async function modelOf(store: Store, key: string) {
  const [row] = await store.query<Pick<ModelRow, 'id' | 'name' | 'version'> & { content: string }>(
    'select id, name, version, content from definitions where key = $1::int8',
    [key],
  );
  return row!;
}

/** When and by whom it was published, as answers have it. */
export function publishedOf(
  { version, published_at, published_by }: ModelRow,
  { people }: Pick<Snapshot, 'people'>,
) {
  return {
    version,
    publishedAt: published_at.toISOString(),
    publishedBy: { handle: published_by, name: people.get(published_by)?.name ?? published_by },
  };
}
