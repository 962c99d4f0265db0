import { parseArgs } from 'node:util';
import { compileExpression, type FeelError, fromJsonText, Run, toJsonText } from '@throughline/feel';
import { type CliCommand, UsageError } from '../command.ts';
import { jsonObject } from '../json-object.ts';

export const feelCommand: CliCommand = {
  usage: `feel 'EXPRESSION' [--context '{"name": value}']`,
  summary:
    'Evaluates a FEEL expression and prints its value as JSON. What counted as null is told on stderr.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: expressionLast(args),
      options: { context: { type: 'string', default: '{}' } },
      allowPositionals: true,
    });
    const [source] = positionals;
    if (source === undefined || positionals.length > 1) {
      throw new UsageError('Name one expression, in quotes.');
    }
    const context = jsonObject('--context', values.context, fromJsonText);
    const compiled = compileExpression(source, { names: Object.keys(context) });
    if (!compiled.ok) {
      for (const error of compiled.errors) tell(source, error);
      return 1;
    }
    const run = new Run(context, { now: new Date().toISOString() });
    const value = compiled.expression.valueIn(run);
    for (const warning of run.warnings) tell(source, warning);
    if (run.stopped !== undefined) return 1;
    process.stdout.write(`${toJsonText(value)}\n`);
    return 0;
  },
};

/** An expression may begin with a minus without being taken for an option. */
function expressionLast(args: readonly string[]): string[] {
  const at = args.findIndex(
    (each, place) =>
      /^-[^-]/.test(each) && args[place - 1] !== '--context' && !args.slice(0, place).includes('--'),
  );
  return at < 0 ? [...args] : [...args.slice(0, at), ...args.slice(at + 1), '--', args[at] as string];
}

/** The sentence, and the line of the expression with the place marked below it. */
function tell(source: string, { sentence, mend, line, column, length }: FeelError): void {
  const text = source.split('\n')[line - 1] ?? '';
  const mark = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  const said = mend === undefined ? sentence : `${sentence} ${mend}`;
  process.stderr.write(`${said}\n  ${text}\n  ${' '.repeat(column - 1)}${mark}\n`);
}
