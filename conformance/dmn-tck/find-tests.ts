import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A folder of the pack that holds files: one model with its tests, as a rule. */
export interface TestFolder {
  readonly path: string;
  /** From the pack's folder, with slashes: `compliance-level-2/0001-input-data-string`. */
  readonly name: string;
  readonly files: readonly string[];
}

/** Folders at any depth, in the order of their names. */
export function findFolders(pack: string): readonly TestFolder[] {
  const folders: TestFolder[] = [];
  const visit = (path: string): void => {
    const entries = readdirSync(path, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    const name = relative(pack, path).split(sep).join('/');
    folders.push({ path, name, files: files.sort() });
    const inner = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const folder of inner.sort()) visit(join(path, folder));
  };
  visit(pack);
  return folders;
}

/** The file a test file means: by its exact name, else without regard to capitals, as some systems have it. */
export function fileNamed(files: readonly string[], wanted: string): string | undefined {
  const name = wanted.slice(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
  return files.find((file) => file === name) ?? files.find((file) => sameName(file, name));
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
