import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Finding, readTests, runTests, type TableCoverage, type TestCase } from '@throughline/decisions';
import { type CliCommand, CommandError } from '../command.ts';
import { findingLine } from '../finding-line.ts';
import { readModel } from '../read-model.ts';
import { readText } from '../read-text.ts';
import { testsBeside } from '../tests-beside.ts';

export const testCommand: CliCommand = {
  usage: 'test MODEL.dmn [IMPORTED.dmn...] [TESTS.json...] [--json]',
  summary: 'Runs the test cases of a decision model: those named, or MODEL.tests.json beside it.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const models = positionals.filter((path) => !path.endsWith('.json'));
    const model = await readModel(models);
    const named = positionals.filter((path) => path.endsWith('.json'));
    const { tests, findings } = await readCases(named.length > 0 ? named : [beside(models[0]!)], model.id);
    if (findings.length > 0) throw new CommandError(findings.join('\n'), 'Nothing was tested.');
    const { results, coverage } = runTests(model, tests, { now: new Date().toISOString() });
    const passed = results.filter((result) => result.passed).length;
    const failed = results.length - passed;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ model: model.id, passed, failed, results, coverage }, undefined, 2)}\n`
        : [
            ...results.map((result) =>
              result.passed ? `passed  ${result.name}` : `FAILED  ${result.sentence}`,
            ),
            ...coverage.map(reachedLine),
            `${passed} passed, ${failed} failed`,
          ]
            .join('\n')
            .concat('\n'),
    );
    return failed > 0 ? 1 : 0;
  },
};

/** @throws CommandError when there is no such file. */
function beside(path: string): string {
  const tests = testsBeside(path);
  if (existsSync(tests)) return tests;
  throw new CommandError(
    `There are no test cases beside ${path}.`,
    `Write them to ${tests}, or name their file.`,
  );
}

async function readCases(
  paths: readonly string[],
  model: string,
): Promise<{ readonly tests: readonly TestCase[]; readonly findings: readonly string[] }> {
  const tests: TestCase[] = [];
  const findings: string[] = [];
  for (const path of paths) {
    const reading = readTests(await readText(path));
    if (!reading.ok) findings.push(...reading.findings.map((finding) => findingLine(path, finding)));
    else if (reading.file.model !== model)
      findings.push(findingLine(path, otherModel(reading.file.model, model)));
    else tests.push(...reading.file.tests);
  }
  return { tests, findings };
}

function otherModel(named: string, model: string): Finding {
  return {
    code: 'tests-other-model',
    severity: 'error',
    sentence: `The tests are for the model "${named}", not for "${model}".`,
    mend: 'Correct "model" in the file, or name the other file.',
  };
}

function reachedLine({ name, rules, reached, unreached }: TableCoverage): string {
  const missed = unreached.length === 0 ? '' : `; not ${unreached.join(', ')}`;
  return `reached ${reached.length} of ${rules} rules of ${name}${missed}`;
}
