import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { compareAnswers } from './measure.ts';
import { target } from './model.ts';
import { type Measure, type Measured, reasonOf } from './peers.ts';
import { makeSubject, type Subject } from './subject.ts';
import { writeDmn } from './write-dmn.ts';

const run = promisify(execFile);
const home = join(import.meta.dirname, '..', 'peers', 'java');

/** An engine of the JVM, in a process of its own; `knowledge` says whether it knows knowledge models. */
export function onJvm(engine: string, { knowledge }: { readonly knowledge: boolean }): Measure {
  return async (name, seconds) => {
    const classpath = await build();
    const subject = makeSubject(name);
    const task = subject.reading ? 'reading' : 'answering';
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    try {
      await writeSubject(folder, subject, knowledge);
      const harness = ['-cp', classpath, 'bench.Peers', engine, folder, task, String(seconds)];
      const { stdout } = await run('java', harness);
      const found = compareAnswers(await readAnswers(folder), subject);
      return found.wrong ? found : { ...found, ...(JSON.parse(stdout) as Pick<Measured, 'value'>) };
    } catch (error) {
      throw new Error(reasonOf(error as Error & { stderr?: string }));
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

let building: Promise<string> | undefined;

/** The classpath with the harness compiled, once in a run; throws where Java or Maven is absent or the build fails. */
function build(): Promise<string> {
  building ??= compile();
  return building;
}

async function compile(): Promise<string> {
  await present('java', '-version');
  const output = join(home, 'target');
  const built = join(output, 'built');
  if ((await changedAt(built)) < (await newestSource())) {
    await present('mvn', '-version');
    process.stderr.write('Building bench/peers/java with Maven ...\n');
    try {
      await run('mvn', ['-q', '-B', 'compile', 'dependency:build-classpath'], { cwd: home });
    } catch (error) {
      const { stdout = '', message } = error as Error & { stdout?: string };
      throw new Error(`bench/peers/java cannot be built: ${reasonOf({ name: '', message, stderr: stdout })}`);
    }
    // Maven leaves what it finds unchanged, so its own files don't say when it was last asked.
    await writeFile(built, '');
  }
  return [join(output, 'classes'), (await readFile(join(output, 'classpath'), 'utf8')).trim()].join(
    delimiter,
  );
}

async function present(command: string, version: string): Promise<void> {
  try {
    await run(command, [version]);
  } catch {
    throw new Error(`${command} is not on this machine`);
  }
}

async function newestSource(): Promise<number> {
  const sources = join(home, 'src', 'main', 'java', 'bench');
  const files = [join(home, 'pom.xml'), ...(await readdir(sources)).map((file) => join(sources, file))];
  return Math.max(...(await Promise.all(files.map(changedAt))));
}

/** 0 where there is no such file. */
async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
}

async function writeSubject(folder: string, { data, asked }: Subject, knowledge: boolean): Promise<void> {
  const files =
    asked.kind === 'model'
      ? { 'model.dmn': writeDmn(asked.model, { knowledge }), 'decision.txt': target(asked.model) }
      : { 'formulas.json': JSON.stringify(asked.formulas.map(({ name, feel }) => ({ name, feel }))) };
  const lines = data.map((given) => `${JSON.stringify(given)}\n`).join('');
  for (const [file, text] of Object.entries({ ...files, 'data.jsonl': lines })) {
    await writeFile(join(folder, file), text);
  }
}

async function readAnswers(folder: string): Promise<readonly unknown[]> {
  const text = await readFile(join(folder, 'answers.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
