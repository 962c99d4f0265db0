import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTests, runTests, type TestCase, type TestRun } from '@throughline/decisions';
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
    const tests = await readCases(named.length > 0 ? named : [beside(models[0]!)], model.id);
    const run = runTests(model, tests, { now: new Date().toISOString() });
    const passed = run.results.filter((result) => result.passed).length;
    const failed = run.results.length - passed;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ model: model.id, passed, failed, ...run }, undefined, 2)}\n`
        : `${[...linesOf(run), `${passed} passed, ${failed} failed`].join('\n')}\n`,
    );
    return failed > 0 ? 1 : 0;
  },
};

function linesOf({ results, coverage }: TestRun): readonly string[] {
  return [
    ...results.map(({ passed, name, sentence }) => (passed ? `passed  ${name}` : `FAILED  ${sentence}`)),
    ...coverage.map(({ name, rules, reached, unreached }) => {
      const missed = unreached.length === 0 ? '' : `; not ${unreached.join(', ')}`;
      return `reached ${reached.length} of ${rules} rules of ${name}${missed}`;
    }),
  ];
}

/** @throws CommandError when there is no such file. */
function beside(path: string): string {
  const tests = testsBeside(path);
  if (existsSync(tests)) return tests;
  throw new CommandError(
    `There are no test cases beside ${path}.`,
    `Write them to ${tests}, or name their file.`,
  );
}

/** The tests of all files together. @throws CommandError with all that is wrong in them. */
async function readCases(paths: readonly string[], model: string): Promise<readonly TestCase[]> {
  const tests: TestCase[] = [];
  const wrong: string[] = [];
  for (const path of paths) {
    const reading = readTests(await readText(path));
    const findings = reading.findings.map((finding) => findingLine(path, finding));
    if (!reading.ok) wrong.push(...findings);
    else {
      for (const warning of findings) process.stderr.write(`${warning}\n`);
      if (reading.file.model !== model) wrong.push(otherModel(path, reading.file.model, model));
      tests.push(...reading.file.tests);
    }
  }
  if (wrong.length > 0) throw new CommandError(wrong.join('\n'), 'Nothing was tested.');
  return tests;
}

function otherModel(path: string, named: string, model: string): string {
  return `${path}: The tests are for the model "${named}", not for "${model}". Correct "model" in the file, or name another file.`;
}
