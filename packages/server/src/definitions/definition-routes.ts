import { z } from '@hono/zod-openapi';
import type { Actor } from '../http/actor.ts';
import { pageByName } from '../http/page-by-name.ts';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { pageOf, paging } from '../http/schemas.ts';
import { companyScope, hasRole, MAY, mayStart } from '../people/people.ts';
import { CaseCounts } from './case-counts.ts';
import * as queries from './definition-queries.ts';
import * as schemas from './definition-schemas.ts';
import type { DefinitionsHost } from './host.ts';
import { publishRoutes } from './publish-routes.ts';

export function definitionRoutes(host: DefinitionsHost): Route[] {
  const counts = new CaseCounts(host.spine);
  return [
    ...publishRoutes(host),
    listProcesses(host, counts),
    oneProcess(host, counts),
    oneVersion(host),
    start(host),
    form(host),
  ];
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
    allow: MAY.rules,
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
    params: z.strictObject({ id: z.string().max(200), version: schemas.versionNumber }),
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

function form(host: DefinitionsHost): Route {
  return route({
    ...{ method: 'get', path: '/forms/{id}', summary: 'Show a form', tags: ['definitions'] },
    allow: MAY.rules,
    params: schemas.byId,
    answer: schemas.formSchema,
    async handle({ params }) {
      return (await queries.newestForm(host.spine.store, params.id)) ?? unknown('form', params.id);
    },
  });
}

function reads(actor: Actor): boolean {
  return hasRole(actor, MAY.rules);
}

function unknown(what: string, id: string) {
  return problem('not-found', `There is no ${what} "${id}" that you can see.`, { place: 'id' });
}
