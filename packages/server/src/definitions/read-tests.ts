import { readTests, type TestFile } from '@throughline/decisions';
import type { DefinitionFile, FileFinding, ReadDefinition } from './definition.ts';

/** Each runs the whole decision, and all of them are run together. */
const MOST_TESTS = 1_000;

interface TestsFile {
  readonly definitions: readonly ReadDefinition[];
  readonly findings: readonly FileFinding[];
  /** When nothing is wrong with their form. */
  readonly tests?: TestFile;
}

/** Reads the test cases of a decision model. */
export function readTestsFile(file: DefinitionFile): TestsFile {
  const reading = readTests(file.content);
  const findings = reading.findings.map((finding): FileFinding => ({ ...finding, file: file.name }));
  if (!reading.ok) return { definitions: [], findings };
  const { file: tests } = reading;
  if (tests.tests.length > MOST_TESTS) {
    return { definitions: [], findings: [...findings, tooMany(file.name, tests.tests.length)] };
  }
  const { name, content } = file;
  const id = tests.model;
  return {
    definitions: [{ kind: 'tests', id, name: id, file: name, content, meta: {} }],
    findings,
    tests,
  };
}

function tooMany(file: string, count: number): FileFinding {
  const sentence = `The file has ${count} test cases; a model can have ${MOST_TESTS}.`;
  const mend = 'Keep one test case for each thing that could go wrong.';
  return { file, code: 'tests-too-many', severity: 'error', sentence, mend };
}
