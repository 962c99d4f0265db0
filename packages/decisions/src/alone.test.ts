import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** What the READMEs say of the packages on their own: that browsers run them, how large they are, what the examples print. */
describe.each(['feel', 'decisions'])('%s', (name) => {
  const folder = new URL(`../../${name}/`, import.meta.url);
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  let bundle: string;
  beforeAll(async () => {
    bundle = await bundleOf(fileURLToPath(new URL('src/index.ts', folder)));
  }, 60_000);

  it('runs where there is nothing but the language', async () => {
    expect(bundle).not.toMatch(/vite-browser-external|["'`]node:|\brequire\(/);
    const context = createContext({});
    runInContext(bundle, context);
    expect(runInContext('typeof process + typeof Buffer', context)).toBe('undefined'.repeat(2));
    expect(await runInContext(uses[name] ?? '', context)).toBe('12.3');
  });

  it('is about as large as its README says', () => {
    const said = Number(/About (\d+) kB\s+compressed/.exec(readme)?.[1]);
    const is = gzipSync(bundle).length / 1000;
    expect(Math.abs(is - said) / said, `${is.toFixed(1)} kB`).toBeLessThan(0.1);
  });

  it('prints what the examples of its README say', () => {
    const examples = examplesOf(readme);
    expect(examples.length).toBeGreaterThan(0);
    for (const code of examples) expect(printed(code, folder)).toBe(promised(code));
  });
});

const uses: Readonly<Record<string, string>> = {
  feel: 'String(alone.compileExpression("a + 0.3").expression.evaluate({ a: 12 }).value)',
  decisions: `alone.readDecisions('<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="n">' +
    '<decision id="d" name="d"><literalExpression><text>a + 0.3</text></literalExpression></decision></definitions>'
    ).then(({ model }) => String(model.decide('d', { a: 12 }).output))`,
};

/** One file for a browser, minified. */
async function bundleOf(entry: string): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'silent' },
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'alone', fileName: 'alone' },
    },
  });
  const [output] = built as unknown as [{ output: readonly { code: string }[] }];
  expect(output.output).toHaveLength(1);
  return output.output[0]!.code;
}

function printed(code: string, folder: URL): string {
  const args = ['--input-type=module-typescript', '--eval', code];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return squeezed(execFileSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' }));
}

/** One that imports nothing goes on where the one before ended. */
function examplesOf(readme: string): readonly string[] {
  const examples: string[] = [];
  for (const [, code = ''] of readme.matchAll(/```ts\n(.*?)```/gs)) {
    examples.push(code.includes('import ') ? code : `${examples.pop() ?? ''}${code}`);
  }
  return examples;
}

/** The comments after what is printed. */
function promised(code: string): string {
  const comments = [...code.matchAll(/console\.log\(.*?\);((?:\s*\/\/ [^\n]*)+)/gs)];
  return squeezed(comments.map(([, lines = '']) => lines.replace(/^\s*\/\/ /gm, ' ')).join(' '));
}

/** A README has its own line breaks. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
