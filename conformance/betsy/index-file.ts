import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test of `index.json`; the pack's README says what each field means. */
export interface BetsyTest {
  readonly id: string;
  readonly group: string;
  readonly file: string;
  readonly cases: readonly BetsyCase[];
}

export interface BetsyCase {
  readonly input: string | null;
  readonly integerVariable?: number;
  readonly delayMs?: number;
  readonly parallelProcess?: boolean;
  readonly trace: readonly string[];
}

export function readTests(folder: string): readonly BetsyTest[] {
  const file = join(folder, 'index.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BetsyTest[]) : [];
}
