import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreOf } from '../suite.ts';
import { tolerance } from './compare.ts';
import type { TckResult } from './run-folder.ts';

/** Writes the results as the TCK takes them (`tck_results.csv`) and for readers (`dmn.md`). */
export function writeReports(results: readonly TckResult[], into: string): void {
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'tck_results.csv'), csvOf(results));
  writeFileSync(join(into, 'dmn.md'), markdownOf(results));
}

const statuses = { passed: 'SUCCESS', failed: 'ERROR', excluded: 'IGNORED' } as const;

/** The columns of the TCK's result files: folder, test file, case, status, detail. */
function csvOf(results: readonly TckResult[]): string {
  return results
    .map(({ folder, file, id, status, why = '' }) =>
      [folder, file, id, statuses[status], why].map(quoted).join(','),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll(/\s+/g, ' ')}"`;
}

function markdownOf(results: readonly TckResult[]): string {
  const levels = Map.groupBy(results, ({ folder }) => folder.split('/')[0] ?? '');
  const rows = [...levels].map(([level, of]) => rowOf(level, of));
  return `<!-- Made by \`npm run conformance -- --suite dmn-tck --write\`; changes by hand are lost. -->

# DMN conformance

The cases of the OMG's [Technology Compatibility Kit for DMN](https://github.com/dmn-tck/tck) that lie in the pack, run
by \`npm run conformance -- --packs DIR --suite dmn-tck\` against \`packages/decisions\`.

| level | passed | failed | excluded | in all |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}
${rowOf('**all**', results)}

${notPassed(results)}

## How a case is run

- A model is read together with the other models of its folder, which it may import, and by the letter of the standard
  (\`readDecisions(xml, { imports, standard: true })\`): what is wrong in the model or the data counts as null. The product
  itself refuses such models and answers.
- A case passes when every result is the value that is expected: of the same kind, lists item by item, contexts entry by
  entry with the same names. Numbers may lie ${tolerance} apart, as the TCK compares them; everything else is exact.
- Where an error is expected (\`errorResult="true"\`), the answer must be null.
- Cases with an \`invocableName\` call that decision service or knowledge model by the names of its parameters.
- Folders named \`non-compliant\` hold cases that go against the standard and are not run.
- Excluded are only cases that fail and whose decision needs a function in Java or PMML that is not among the pure ones
  run here (\`packages/decisions/README.md\`). They are found by what the model holds, never by a case's name.
- The results are the same with \`TZ\` as UTC, America/New_York and Asia/Kolkata.

\`tck_results.csv\` beside this file holds every case in the form in which vendors hand in their results.
`;
}

function rowOf(name: string, results: readonly TckResult[]): string {
  const { passed, failed, excluded, total } = scoreOf(name, results);
  return `| ${name} | ${passed} | ${failed} | ${excluded} | ${total} |`;
}

function notPassed(results: readonly TckResult[]): string {
  const rest = results.filter(({ status }) => status !== 'passed');
  if (rest.length === 0) return 'No case fails, and none is excluded.';
  const rows = rest.map(({ case: name, status, why = '' }) => `| ${name} | ${status} | ${cell(why)} |`);
  return `| case | status | why |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
