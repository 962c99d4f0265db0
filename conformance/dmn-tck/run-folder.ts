import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseResult } from '../suite.ts';
import { fileNamed, type TestFolder } from './find-tests.ts';
import { readModel } from './read-model.ts';
import { type Outcome, runCase } from './run-case.ts';
import { readTestFile, type TestFile } from './test-file.ts';

/** A result with the parts of its name that the TCK's result files keep apart. */
export interface TckResult extends CaseResult {
  readonly folder: string;
  /** The test file without its ending. */
  readonly file: string;
  readonly id: string;
}

/** Runs all test files of a folder; what cannot be run at all is one failed case that says why. */
export async function* runFolder(folder: TestFolder): AsyncIterable<TckResult> {
  for (const file of folder.files.filter((name) => /\.xml$/i.test(name))) {
    const read = tryToRead(folder, file);
    if (typeof read === 'string') yield result(folder, file, '', 'failed', read);
    else if (read !== undefined) yield* runFile(folder, file, read);
  }
}

/** Undefined for files that hold no tests; a text says why a file could not be read. */
function tryToRead(folder: TestFolder, file: string): TestFile | string | undefined {
  try {
    return readTestFile(readFileSync(join(folder.path, file), 'utf8'));
  } catch (error) {
    return `The test file cannot be read: ${(error as Error).message}`;
  }
}

async function* runFile(folder: TestFolder, file: string, tests: TestFile): AsyncIterable<TckResult> {
  const models = folder.files.filter((name) => /\.dmn$/i.test(name));
  const [only, ...others] = models;
  const wanted = tests.model ?? (others.length === 0 ? only : undefined);
  const found = wanted === undefined ? undefined : fileNamed(models, wanted);
  const why = `The model ${wanted ?? 'of the tests'} is not in the folder.`;
  const model = found === undefined ? undefined : await readModel(folder.path, found, models);
  for (const test of tests.cases) {
    const outcome: Outcome = model === undefined ? { status: 'failed', why } : runCase(model, test);
    yield result(folder, file, test.id, outcome.status, outcome.why);
  }
}

function result(
  { name: folder }: TestFolder,
  fileName: string,
  id: string,
  status: TckResult['status'],
  why: string | undefined,
): TckResult {
  const file = fileName.replace(/\.xml$/i, '');
  return { case: [folder, file, id].filter(Boolean).join('/'), folder, file, id, status, why };
}
