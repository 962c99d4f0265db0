import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { DecisionModel } from '@throughline/decisions';
import { type FeelValue, fromJsonText, toJsonText } from '@throughline/feel';
import { type CliCommand, CommandError, UsageError } from '../command.ts';
import { linesOf } from '../lines.ts';
import { readModel } from '../read-model.ts';

export const decideCommand: CliCommand = {
  usage: 'decide MODEL.dmn [IMPORTED.dmn...] --inputs FILE.jsonl [--decision NAME]',
  summary:
    'Decides for each line of a file (- for stdin), an object of inputs, and prints a line of JSON for it, in order.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { inputs: { type: 'string' }, decision: { type: 'string' } },
      allowPositionals: true,
    });
    if (values.inputs === undefined) throw new UsageError('Name the file of inputs with --inputs.');
    const model = await readModel(positionals);
    const ask = asking(model, values.decision);
    let number = 0;
    let failed = false;
    for await (const lines of linesOf(await inputsOf(values.inputs))) {
      const answers: string[] = [];
      for (const line of lines) {
        number++;
        if (line.trim() === '') continue;
        const answer = ask(line);
        failed ||= 'error' in answer;
        answers.push(toJsonText('error' in answer ? { line: number, ...answer } : answer.output));
      }
      await print(answers);
    }
    return failed ? 1 : 0;
  },
};

type Answer =
  | { readonly output: FeelValue }
  | { readonly error: string; readonly answers?: { readonly [name: string]: FeelValue } };

/** How a line is answered: by one decision or service, or by all decisions by name. */
function asking(model: DecisionModel, decision: string | undefined): (line: string) => Answer {
  const options = { now: new Date().toISOString(), explain: false };
  if (decision !== undefined) {
    const invoked = !among(model.decisions, decision) && among(model.invocables, decision);
    if (!invoked) mustHave(model, decision);
    return withInputs((inputs) => {
      const result = invoked
        ? model.invoke(decision, inputs, options)
        : model.decide(decision, inputs, options);
      return result.ok ? { output: result.value } : { error: result.sentence };
    });
  }
  return withInputs((inputs) => {
    const answers: [string, FeelValue][] = [];
    const errors: string[] = [];
    for (const { id, name } of model.decisions) {
      const result = model.decide(id, inputs, options);
      if (result.ok) answers.push([name, result.value]);
      else errors.push(`${name}: ${result.sentence}`);
    }
    const output = Object.fromEntries(answers);
    return errors.length === 0 ? { output } : { error: errors.join(' '), answers: output };
  });
}

function withInputs(decide: (inputs: Readonly<Record<string, unknown>>) => Answer): (line: string) => Answer {
  return (line) => {
    let inputs: unknown;
    try {
      inputs = fromJsonText(line);
    } catch (error) {
      return { error: `The line is no JSON: ${(error as Error).message}.` };
    }
    if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) {
      return { error: 'The line is no object of inputs by name.' };
    }
    return decide(inputs as Readonly<Record<string, unknown>>);
  };
}

function among(elements: readonly { readonly id: string; readonly name: string }[], asked: string): boolean {
  return elements.some(({ id, name }) => id === asked || name === asked);
}

/** @throws CommandError when the model has no such decision, before any line is read. */
function mustHave({ name, decisions }: DecisionModel, asked: string): void {
  if (among(decisions, asked)) return;
  const names = decisions.map((decision) => `"${decision.name}"`).join(', ');
  throw new CommandError(`${name} has no decision "${asked}".`, `It has ${names}.`);
}

async function inputsOf(path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return process.stdin;
  const file = await open(path);
  if ((await file.stat()).isDirectory()) {
    await file.close();
    throw Object.assign(new Error(path), { code: 'EISDIR', path });
  }
  return file.createReadStream();
}

/** Waits when the reader is slower than the rules. */
async function print(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
}
