import { type DecisionModel, type TestFile, testFindings } from '@throughline/decisions';
import type { FileFinding } from './definition.ts';
import type { Published } from './published.ts';
import { runInTurns } from './run-in-turns.ts';

/** What one file of a release holds of a decision model and its test cases. */
export interface Testable {
  readonly file: string;
  readonly model?: DecisionModel;
  readonly tests?: TestFile;
}

/**
 * Runs tests of models that are published together: those that come with a model, or else the newest that are
 * published; and tests that come alone against the newest model.
 */
export async function tryTests(
  files: readonly Testable[],
  published: Published,
  now: string,
): Promise<FileFinding[]> {
  const findings: FileFinding[] = [];
  const testsOf = (id: string) => files.find(({ tests }) => tests?.model === id);
  const models = new Set(files.flatMap(({ model }) => model?.id ?? []));
  for (const { file, model } of files) {
    if (!model) continue;
    const beside = testsOf(model.id);
    const tests = beside?.tests ?? (await published.tests(model.id));
    if (tests) findings.push(...(await run(model, tests, { model: file, tests: beside?.file ?? file, now })));
  }
  for (const { file, tests } of files) {
    if (!tests || models.has(tests.model)) continue;
    const model = await published.model(tests.model);
    if (model) findings.push(...(await run(model, tests, { model: file, tests: file, now })));
    else findings.push(withoutModel(file, tests.model));
  }
  return findings;
}

/** `at`: the files that the findings about rules and about tests belong to. */
async function run(
  model: DecisionModel,
  { tests }: TestFile,
  at: { readonly model: string; readonly tests: string; readonly now: string },
): Promise<FileFinding[]> {
  const findings = testFindings(model, await runInTurns(model, tests, at.now));
  return findings.map((finding) => ({
    ...finding,
    file: finding.code === 'rule-untested' ? at.model : at.tests,
  }));
}

function withoutModel(file: string, id: string): FileFinding {
  const sentence = `The test cases are for the decision model "${id}", which is not published.`;
  const mend = 'Publish the model together with them, or correct the id in "model".';
  return { file, code: 'decision-missing', severity: 'error', sentence, mend };
}
