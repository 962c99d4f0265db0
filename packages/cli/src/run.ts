import { StartError } from '@throughline/server';
import { type CliCommand, CommandError, UsageError } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { publishCommand } from './commands/publish.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { restoreCommand } from './commands/restore.ts';
import { startCommand } from './commands/start.ts';
import { fileTrouble } from './file-trouble.ts';

const COMMANDS: Readonly<Record<string, CliCommand>> = {
  start: startCommand,
  demo: demoCommand,
  publish: publishCommand,
  check: checkCommand,
  rebuild: rebuildCommand,
  backup: backupCommand,
  restore: restoreCommand,
};

type Print = (text: string, wrong: boolean) => void;

/** Carries out a command line; what is wrong with it, or with the world, is printed. Returns the exit code. */
export async function run([name, ...args]: string[], print: Print): Promise<number> {
  const command = COMMANDS[name ?? ''];
  if (!command) {
    const asked = name === undefined || name === '--help' || name === 'help';
    print(asked ? overview() : `There is no command "${name}".\n\n${overview()}`, !asked);
    return asked ? 0 : 2;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return explain(error, command, print);
  }
}

function explain(error: unknown, command: CliCommand, print: Print): number {
  if (error instanceof StartError || error instanceof CommandError) {
    print(`${error.message}\n${error.mend}`, true);
    return 1;
  }
  const code = (error as NodeJS.ErrnoException)?.code ?? '';
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
    print(`${(error as Error).message}\nUsage: throughline ${command.usage}`, true);
    return 2;
  }
  print(fileTrouble(error) ?? (error as Error)?.stack ?? String(error), true);
  return 1;
}

function overview(): string {
  const rows = Object.values(COMMANDS).map(
    ({ usage, summary }) => `  throughline ${usage}\n      ${summary}`,
  );
  return `Throughline: map, run, measure and change the processes customers feel.\n\n${rows.join('\n')}`;
}
