import type { DecisionMeta, DefinitionsHost, ProcessMeta } from '../definitions/definitions.ts';

interface ProcessRow {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly meta: ProcessMeta;
}

/** The newest versions of other models that import a version of this one, also through others; by name. */
export function modelsImporting({ spine }: DefinitionsHost, id: string) {
  return spine.store.query<{ id: string; name: string; version: number }>(
    `select id, name, version from (
       select distinct on (id) id, name, version, meta
       from definitions where kind = 'decision' order by id, version desc) newest
     where exists (
       select from json_array_elements_text(newest.meta->'imports') imported
       join definitions used on used.hash = imported.value and used.kind = 'decision' and used.id = $1)
     order by name, id`,
    [id],
  );
}

/** Which processes ask the decisions of a model, and in which tasks; in their newest versions, by name. */
export async function processesAsking(
  { spine, models }: DefinitionsHost,
  { decisions }: Pick<DecisionMeta, 'decisions'>,
) {
  const rows = await spine.store.query<ProcessRow>(
    `select * from (
       select distinct on (id) key, id, name, version, meta
       from definitions where kind = 'process' order by id, version desc) newest
     order by name, id`,
  );
  const ids = new Set(decisions.map(({ id }) => id));
  const asking = rows.filter(({ meta }) =>
    meta.uses.some(({ kind, id }) => kind === 'decision' && ids.has(id)),
  );
  return Promise.all(
    asking.map(async ({ key, id, name, version }) => {
      const { elements } = await models.process(key);
      const tasks = elements.flatMap((element) => {
        const asked = element.decision?.id;
        if (asked === undefined || !('fixed' in asked) || !ids.has(asked.fixed)) return [];
        return [{ id: element.id, name: element.name, decision: asked.fixed }];
      });
      return { id, name, version, elements: tasks };
    }),
  );
}
