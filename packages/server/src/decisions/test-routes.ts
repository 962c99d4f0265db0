import type { TestCase } from '@throughline/decisions';
import type { Reads } from '../cases/cases.ts';
import { byId } from '../definitions/definitions.ts';
import { problem } from '../http/problem.ts';
import { type Route, reply, route } from '../http/route.ts';
import { MAY } from '../people/people.ts';
import { onlyOwnPeople } from './house-rules.ts';
import { type ModelRow, modelOf, modelVersion } from './model-rows.ts';
import { saveTests } from './save-tests.ts';
import { type SeenDecision, seenDecision } from './seen-decision.ts';
import type { TestRuns } from './test-runs.ts';
import * as schemas from './test-schemas.ts';

const tags = ['decisions'];
/** All test cases of a model together, in bytes. */
const TESTS_LIMIT = 4 * 1024 * 1024;
/** So that a number behind it still fits. */
const LONGEST_NAME = 190;

export function testRoutes(reads: Reads, runs: TestRuns): Route[] {
  return [list(reads, runs), save(reads, runs), fromCase(reads, runs)];
}

function list(reads: Reads, runs: TestRuns): Route {
  return route({
    ...{ method: 'get', path: '/decisions/{id}/tests', summary: 'Show the tests of a decision model', tags },
    description: 'The newest test cases, run against the newest version of the model.',
    allow: MAY.rules,
    params: byId,
    answer: schemas.decisionTests,
    async handle({ params, actor }) {
      onlyOwnPeople(actor);
      return newestTests(runs, await modelVersion(reads.spine.store, params.id));
    },
  });
}

function save(reads: Reads, runs: TestRuns): Route {
  return route({
    ...{ method: 'put', path: '/decisions/{id}/tests', summary: 'Save the tests of a decision model', tags },
    description:
      'All of them, as a new version. They are saved also when some fail; the model itself is not published while one fails.',
    allow: MAY.tests,
    params: byId,
    body: schemas.saveTests,
    answer: schemas.decisionTests,
    bodyLimit: TESTS_LIMIT,
    async handle(call) {
      const { params, body, actor } = call;
      onlyOwnPeople(actor);
      const model = await modelVersion(reads.spine.store, params.id);
      refuseTwins(body.tests);
      await saveTests(reads, call, model, { tests: body.tests, madeFrom: body.version });
      return newestTests(runs, model);
    },
  });
}

function fromCase(reads: Reads, runs: TestRuns): Route {
  return route({
    ...{ method: 'post', path: '/decisions/{id}/tests/from-case', tags },
    summary: 'Make a test of a real case',
    description:
      'What an event `decision.evaluated` saw becomes the inputs, what it answered the expected answer.',
    allow: MAY.tests,
    params: byId,
    body: schemas.testFromCase,
    answer: schemas.decisionTests,
    status: 201,
    async handle(call) {
      const { params, body, actor } = call;
      onlyOwnPeople(actor);
      const model = await modelVersion(reads.spine.store, params.id);
      const seen = await seenDecision(reads, actor, { key: body.case, seq: body.seq });
      await mustBeOf(reads, seen, model);
      const { tests, version } = await newestTests(runs, model);
      // Asked again, also because the first answer was lost on its way, it is the same test.
      if (!tests.some(({ from }) => from?.case === body.case && from.seq === body.seq)) {
        const test = testFrom(seen, body, tests);
        await saveTests(reads, call, model, { tests: [...tests, test], madeFrom: version });
      }
      return reply(await newestTests(runs, model), 201);
    },
  });
}

async function newestTests(runs: TestRuns, model: ModelRow) {
  const { version, tests, run } = (await runs.of([model])).get(model.id)!;
  return { version, tests, ...run };
}

/** Results are told apart by the names of the tests. */
function refuseTwins(tests: readonly TestCase[]): void {
  const names = tests.map(({ name }) => name);
  const index = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (index < 0) return;
  throw problem('invalid-input', `Two tests are named "${names[index]}".`, {
    mend: 'Give one of them another name.',
    place: `tests[${index}].name`,
  });
}

async function mustBeOf(reads: Reads, seen: SeenDecision, model: ModelRow): Promise<void> {
  const { id, name } = await modelOf(reads.spine.store, seen.model);
  if (id === model.id) return;
  throw problem('invalid-input', `That event was decided by "${name}", not by "${model.name}".`, {
    mend: `Add the test to "${name}".`,
    place: 'seq',
  });
}

function testFrom(
  seen: SeenDecision,
  { seq, name }: { readonly seq: number; readonly name?: string | undefined },
  tests: readonly TestCase[],
): TestCase {
  const { key, number } = seen.case;
  const { decision, inputs, output: expected, at: now } = seen;
  const wanted = name ?? `${number ?? `Case ${key}`}: ${seen.task}`.slice(0, LONGEST_NAME);
  return { name: freeName(wanted, tests), decision, inputs, expected, now, from: { case: key, seq } };
}

function freeName(wanted: string, tests: readonly TestCase[]): string {
  const taken = new Set(tests.map(({ name }) => name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted} (${count})`;
    if (!taken.has(name)) return name;
  }
}
