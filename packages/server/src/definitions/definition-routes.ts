import { z } from '@hono/zod-openapi';
import type { Finding } from '@throughline/processes';
import type { Actor } from '../http/actor.ts';
import { type Idempotency, idempotencyOf } from '../http/idempotency.ts';
import { pageByName } from '../http/page-by-name.ts';
import { problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import { type Route, reply, route } from '../http/route.ts';
import { pageOf, paging } from '../http/schemas.ts';
import { companyScope, MAY, mayStart } from '../people/people.ts';
import { CaseCounts } from './case-counts.ts';
import { type CheckedFiles, checkFiles, hasErrors } from './check-files.ts';
import type { DefinitionKind } from './definition.ts';
import * as queries from './definition-queries.ts';
import * as schemas from './definition-schemas.ts';
import type { DefinitionsHost } from './definitions.ts';
import { LIBRARY, nextVersion, type PublishedDefinition } from './library.ts';

const READERS = [...MAY.processes, 'worker', 'marketer'] as const;
/** All files of a release together. */
const RELEASE_LIMIT = 6 * 1024 * 1024;

export function definitionRoutes(host: DefinitionsHost): Route[] {
  const counts = new CaseCounts(host.spine);
  return [
    check(host),
    publish(host),
    listProcesses(host, counts),
    oneProcess(host, counts),
    oneVersion(host),
    start(host),
    ...others(host),
  ];
}

function check(host: DefinitionsHost): Route {
  return route({
    ...{ method: 'post', path: '/definitions/check', summary: 'Check definitions', tags: ['definitions'] },
    description: 'Reads and checks files that would be published together. Nothing is changed.',
    allow: MAY.publish,
    body: schemas.files,
    answer: schemas.checked,
    bodyLimit: RELEASE_LIMIT,
    async handle({ body }) {
      const checked = await checkTogether(host, body.files);
      const state = await queries.libraryState(host.spine.store);
      return {
        definitions: checked.definitions.map((definition) => {
          const { version, change } = nextVersion(state, definition);
          const { kind, id, name, file } = definition;
          return { kind, id, name, file, version, change };
        }),
        findings: checked.findings,
      };
    },
  });
}

function publish(host: DefinitionsHost): Route {
  return route({
    ...{ method: 'post', path: '/definitions', summary: 'Publish definitions', tags: ['definitions'] },
    description: 'Publishes files together: all of them or, when one has an error, none.',
    allow: MAY.publish,
    body: schemas.files,
    answer: schemas.checked,
    status: 201,
    bodyLimit: RELEASE_LIMIT,
    async handle(call) {
      const { body, actor } = call;
      const checked = await checkTogether(host, body.files);
      if (hasErrors(checked.findings)) {
        const errors = checked.findings.filter(({ severity }) => severity === 'error').length;
        const detail = `Nothing was published: the check found ${errors === 1 ? 'one error' : `${errors} errors`}.`;
        const mend = 'Mend what the findings name, then publish again.';
        return problem('has-findings', detail, { findings: checked.findings, mend });
      }
      const published = await publishFiles(host, checked, actor.handle, idempotencyOf(call));
      return reply({ definitions: published, findings: checked.findings }, 201);
    },
  });
}

/** Publishes what `checkFiles` accepted. */
export async function publishFiles(
  host: DefinitionsHost,
  { definitions, findings }: CheckedFiles,
  actor: string,
  idempotency?: Idempotency,
): Promise<readonly PublishedDefinition[]> {
  const byFile: Record<string, Finding[]> = {};
  for (const { file, ...finding } of findings) byFile[file] = [...(byFile[file] ?? []), finding];
  const receipt = await host.spine.submit({
    kind: 'library',
    subject: LIBRARY,
    command: { type: 'publish', definitions, findings: byFile },
    actor,
    idempotency,
  });
  if (!receipt.ok) throw refused(receipt.refusal);
  return (receipt.answer as { definitions: readonly PublishedDefinition[] }).definitions;
}

/** Reads and checks files against each other and against what is published. */
export function checkTogether(
  host: DefinitionsHost,
  files: readonly { name: string; content: string }[],
): Promise<CheckedFiles> {
  const isPublished = (kind: DefinitionKind, id: string) => host.models.isPublished(kind, id);
  return checkFiles(files, isPublished, host.spine.now().toISOString());
}

function listProcesses(host: DefinitionsHost, counts: CaseCounts): Route {
  return route({
    ...{ method: 'get', path: '/processes', summary: 'List processes', tags: ['definitions'] },
    description:
      'The newest version of each process, by name, with the number of its cases that you may see.',
    allow: 'signed-in',
    query: z.strictObject({ ...paging, startable: z.enum(['true', 'false']).optional() }),
    answer: pageOf(schemas.process),
    async handle({ query, actor }) {
      const rows = await queries.newestProcesses(host.spine.store, counts, companyScope(actor));
      const people = (await host.directory.snapshot()).people;
      const all = rows
        .map((row) => queries.toProcess(row, people, mayStart(actor, row.meta.starters)))
        .filter((process) => process.startable || (query.startable !== 'true' && reads(actor)));
      return pageByName(all, ({ id }) => id, query);
    },
  });
}

function oneProcess(host: DefinitionsHost, counts: CaseCounts): Route {
  return route({
    ...{
      method: 'get',
      path: '/processes/{id}',
      summary: 'Show a process with its versions',
      tags: ['definitions'],
    },
    allow: READERS,
    params: schemas.byId,
    answer: schemas.processDetail,
    async handle({ params, actor }) {
      const scope = companyScope(actor);
      const rows = await queries.newestProcesses(host.spine.store, counts, scope);
      const row = rows.find(({ id }) => id === params.id);
      if (!row) return unknown('process', params.id);
      const versions = await queries.processVersions(host.spine.store, params.id, scope);
      const people = (await host.directory.snapshot()).people;
      return {
        ...queries.toProcess(row, people, mayStart(actor, row.meta.starters)),
        versions: versions.map((version) => queries.toVersion(version, people)),
        uses: await queries.definitionsUsed(host.spine.store, row.meta.uses),
      };
    },
  });
}

function oneVersion(host: DefinitionsHost): Route {
  return route({
    ...{ method: 'get', path: '/processes/{id}/versions/{version}', tags: ['definitions'] },
    summary: 'Show a version of a process with its model',
    allow: 'signed-in',
    params: z.strictObject({ id: z.string().max(200), version: z.coerce.number().int().min(1) }),
    answer: schemas.processModel,
    async handle({ params, actor }) {
      const versions = await queries.processVersions(host.spine.store, params.id, companyScope(actor));
      const row = versions.find(({ version }) => version === params.version);
      if (!row) return unknown('process version', `${params.id} v${params.version}`);
      const people = (await host.directory.snapshot()).people;
      if (!reads(actor) && !mayStart(actor, row.meta.starters)) return unknown('process', params.id);
      const { content: xml, findings, name } = await queries.contentOf(host.spine.store, row.key);
      return { ...queries.toVersion(row, people), process: params.id, name, xml, findings };
    },
  });
}

function start(host: DefinitionsHost): Route {
  return route({
    ...{
      method: 'get',
      path: '/processes/{id}/start',
      summary: 'What starting a process needs',
      tags: ['definitions'],
    },
    allow: 'signed-in',
    params: schemas.byId,
    answer: schemas.processStart,
    async handle({ params, actor }) {
      const latest = await host.models.latestProcess(params.id);
      if (!latest || !mayStart(actor, latest.meta.starters)) return unknown('process', params.id);
      const form = latest.meta.startForm
        ? await queries.newestForm(host.spine.store, latest.meta.startForm)
        : undefined;
      return {
        process: { id: params.id, name: latest.name, version: latest.version },
        ...(form ? { form } : {}),
        variables: { starter: starterOf(actor) },
      };
    },
  });
}

/** Who started a case, as its variable `starter` tells. */
export function starterOf({ handle, name, email, company, companyName }: Actor) {
  return { handle, name, email, company, companyName };
}

function others(host: DefinitionsHost): Route[] {
  return [
    route({
      ...{ method: 'get', path: '/decisions', summary: 'List decisions', tags: ['definitions'] },
      allow: READERS,
      query: z.strictObject({ ...paging }),
      answer: pageOf(schemas.definition),
      async handle({ query }) {
        const all = await queries.newestDefinitions(host.spine.store, 'decision');
        return pageByName(all, ({ id }) => id, query);
      },
    }),
    route({
      ...{ method: 'get', path: '/decisions/{id}', summary: 'Show a decision model', tags: ['definitions'] },
      allow: READERS,
      params: schemas.byId,
      answer: schemas.decisionModel,
      async handle({ params }) {
        const row = await queries.newestDefinition(host.spine.store, 'decision', params.id);
        if (!row) return unknown('decision', params.id);
        return {
          kind: 'decision' as const,
          id: row.id,
          name: row.name,
          version: row.version,
          xml: row.content,
        };
      },
    }),
    route({
      ...{ method: 'get', path: '/forms/{id}', summary: 'Show a form', tags: ['definitions'] },
      allow: READERS,
      params: schemas.byId,
      answer: schemas.formSchema,
      async handle({ params }) {
        return (await queries.newestForm(host.spine.store, params.id)) ?? unknown('form', params.id);
      },
    }),
  ];
}

function reads(actor: Actor): boolean {
  return actor.roles.some((role) => (READERS as readonly string[]).includes(role));
}

function unknown(what: string, id: string) {
  return problem('not-found', `There is no ${what} "${id}" that you can see.`, { place: 'id' });
}
