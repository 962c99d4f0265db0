import type { Finding } from '@throughline/decisions';
import { type Idempotency, idempotencyOf } from '../http/idempotency.ts';
import { problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import { type Route, reply, route } from '../http/route.ts';
import { MAY } from '../people/people.ts';
import { type CheckedFiles, checkFiles, hasErrors } from './check-files.ts';
import { libraryState } from './definition-queries.ts';
import * as schemas from './definition-schemas.ts';
import type { DefinitionsHost } from './host.ts';
import { LIBRARY, nextVersion, type PublishedDefinition } from './library.ts';

/** All files of a release together, in bytes. */
const RELEASE_LIMIT = 6 * 1024 * 1024;

export function publishRoutes(host: DefinitionsHost): Route[] {
  return [check(host), publish(host)];
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
      const state = await libraryState(host.spine.store);
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
      const published = await publishFiles(host, checked, actor.handle, idempotencyOf(call));
      return reply({ definitions: published, findings: checked.findings }, 201);
    },
  });
}

/**
 * Publishes checked files, all of them.
 * @throws Problem when the check found errors; then none is published.
 */
export async function publishFiles(
  host: DefinitionsHost,
  { definitions, findings }: CheckedFiles,
  actor: string,
  idempotency?: Idempotency,
): Promise<readonly PublishedDefinition[]> {
  if (hasErrors(findings)) throw hasFindings(findings);
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
  return checkFiles(files, host.spine.now().toISOString(), host.models.published);
}

function hasFindings(findings: CheckedFiles['findings']) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const detail = `Nothing was published: the check found ${errors === 1 ? 'one error' : `${errors} errors`}.`;
  return problem('has-findings', detail, {
    findings,
    mend: 'Mend what the findings name, then publish again.',
  });
}
