import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { betsy } from './betsy/betsy.ts';
import { writeBpmnDocuments } from './bpmn/documents.ts';
import { bpmnExecution } from './bpmn-execution/bpmn-execution.ts';
import { bpmnMiwg } from './bpmn-miwg/bpmn-miwg.ts';
import { dmnTck } from './dmn-tck/dmn-tck.ts';
import { type CaseResult, type Score, type Suite, scoreOf } from './suite.ts';

const SUITES: readonly Suite[] = [betsy, bpmnExecution, bpmnMiwg, dmnTck];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { values } = parseArgs({
  options: {
    packs: { type: 'string' },
    suite: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
// npm runs this in the checkout; a folder is meant as seen from where the command was typed.
const packs =
  values.packs === undefined
    ? resolve(root, '../shared/conformance')
    : resolve(process.env.INIT_CWD ?? '.', values.packs);
const present = SUITES.filter(({ name }) => existsSync(join(packs, name)));
const chosen = present.filter(({ name }) => values.suite === undefined || name === values.suite);
if (chosen.length === 0) {
  const known = SUITES.map(({ name }) => name).join(', ');
  process.stderr.write(
    `There is no suite ${values.suite ?? ''} in ${packs}. Name a folder that holds one of: ${known}.\n`,
  );
  process.exitCode = 2;
}
const scores: Score[] = [];
const collected = new Map<string, readonly CaseResult[]>();
for (const suite of chosen) scores.push(await runSuite(suite));
if (values.write) writeBpmnDocuments(collected, root);
for (const score of scores) process.stdout.write(`${values.json ? JSON.stringify(score) : lineOf(score)}\n`);
if (scores.some(({ failed }) => failed > 0)) process.exitCode = 1;

async function runSuite(suite: Suite): Promise<Score> {
  const results: CaseResult[] = [];
  for await (const result of suite.run(join(packs, suite.name))) {
    results.push(result);
    show(suite.name, result);
  }
  collected.set(suite.name, results);
  if (values.write) suite.write?.(results, join(root, 'docs', 'conformance'));
  return scoreOf(suite.name, results);
}

/** Failures are printed in both forms; what does not count only for people. */
function show(suite: string, { case: name, status, why }: CaseResult): void {
  if (status === 'passed' || (values.json && status === 'excluded')) return;
  const line = values.json
    ? JSON.stringify({ suite, case: name, why })
    : `${status} ${suite} ${name}: ${why}`;
  process.stdout.write(`${line}\n`);
}

function lineOf({ suite, passed, failed, excluded, total }: Score): string {
  return `${suite}: ${passed} passed, ${failed} failed, ${excluded} excluded, ${total} in all`;
}
