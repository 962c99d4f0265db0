import { z } from '@hono/zod-openapi';
import type { Finding } from '@throughline/decisions';
import { byId, type DefinitionsHost, versionNumber } from '../definitions/definitions.ts';
import { pageByName } from '../http/page-by-name.ts';
import { type Route, route } from '../http/route.ts';
import { pageOf, paging } from '../http/schemas.ts';
import { hasRole, MAY } from '../people/people.ts';
import { decisionDetail, decisionListed, decisionVersion } from './decision-schemas.ts';
import { onlyOwnPeople } from './house-rules.ts';
import {
  type ModelRow,
  modelVersion,
  modelVersions,
  newestModels,
  publishedOf,
  xmlOf,
} from './model-rows.ts';
import type { TestRuns } from './test-runs.ts';
import { modelsImporting, processesAsking } from './where-used.ts';

const tags = ['decisions'];

export function readRoutes(host: DefinitionsHost, runs: TestRuns): Route[] {
  return [list(host, runs), detail(host, runs), version(host)];
}

function list(host: DefinitionsHost, runs: TestRuns): Route {
  return route({
    ...{ method: 'get', path: '/decisions', summary: 'List decision models', tags },
    description: 'The newest version of each, by name, with what its tests and its check say.',
    allow: MAY.rules,
    query: z.strictObject({ ...paging }),
    answer: pageOf(decisionListed),
    async handle({ query, actor }) {
      onlyOwnPeople(actor);
      const page = pageByName(await newestModels(host.spine.store), ({ id }) => id, query);
      const tried = await runs.of(page.items);
      const people = await host.directory.snapshot();
      const items = page.items.map((row) => {
        const { run, findings } = tried.get(row.id)!;
        return {
          ...{ id: row.id, name: row.name, ...publishedOf(row, people) },
          decisions: row.meta.decisions.length,
          tests: { passed: run.results.filter(({ passed }) => passed).length, total: run.results.length },
          findings: counted(findingsNow(row, findings)),
        };
      });
      return { ...page, items };
    },
  });
}

function detail(host: DefinitionsHost, runs: TestRuns): Route {
  return route({
    ...{ method: 'get', path: '/decisions/{id}', summary: 'Show a decision model', tags },
    description: 'Its newest version, its older ones, and which processes and models use it.',
    allow: MAY.rules,
    params: byId,
    answer: decisionDetail,
    async handle({ params, actor }) {
      onlyOwnPeople(actor);
      const versions = await modelVersions(host.spine.store, params.id);
      const people = await host.directory.snapshot();
      const { findings } = (await runs.of([versions[0]])).get(params.id)!;
      return {
        ...(await shown(host, versions[0])),
        findings: findingsNow(versions[0], findings),
        versions: versions.map((row) => publishedOf(row, people)),
        usedBy: {
          processes: await processesAsking(host, versions[0].meta),
          decisions: await modelsImporting(host, params.id),
        },
        may: { saveTests: hasRole(actor, MAY.tests) },
      };
    },
  });
}

function version(host: DefinitionsHost): Route {
  return route({
    ...{ method: 'get', path: '/decisions/{id}/versions/{version}', tags },
    summary: 'Show a version of a decision model',
    description: 'It never changes: the model with the findings it was published with.',
    allow: MAY.rules,
    params: byId.extend({ version: versionNumber }),
    answer: decisionVersion,
    async handle({ params, actor }) {
      onlyOwnPeople(actor);
      return shown(host, await modelVersion(host.spine.store, params.id, params.version));
    },
  });
}

async function shown(host: DefinitionsHost, row: ModelRow) {
  const { decisions } = await host.models.decisionModel(row.key);
  return {
    ...{ id: row.id, name: row.name, ...publishedOf(row, await host.directory.snapshot()) },
    xml: await xmlOf(host.spine.store, row.key),
    decisions,
    findings: row.findings,
  };
}

/** Tests are saved also after the model was published: what they find is found anew. */
function findingsNow({ findings }: ModelRow, ofTests: readonly Finding[]): readonly Finding[] {
  const ofModel = findings.filter(({ code }) => code !== 'rule-untested' && code !== 'test-failed');
  return [...ofModel, ...ofTests];
}

function counted(findings: readonly Finding[]) {
  const of = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { error: of('error'), warning: of('warning'), advice: of('advice') };
}
