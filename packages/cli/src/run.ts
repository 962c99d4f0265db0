import { type CliCommand, UsageError } from './command.ts';
import { fileTrouble } from './file-trouble.ts';

/** Loaded only when it is their turn: the server takes a second, and an expression should not wait for it. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  publish: async () => (await import('./commands/publish.ts')).publishCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  test: async () => (await import('./commands/test.ts')).testCommand,
  decide: async () => (await import('./commands/decide.ts')).decideCommand,
  feel: async () => (await import('./commands/feel.ts')).feelCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
};

type Print = (text: string, wrong: boolean) => void;

/** Carries out a command line; what is wrong with it, or with the world, is printed. Returns the exit code. */
export async function run([name, ...args]: string[], print: Print): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (!load) {
    const asked = name === undefined || name === '--help' || name === 'help';
    const help = await overview();
    print(asked ? help : `There is no command "${name}".\n\n${help}`, !asked);
    return asked ? 0 : 2;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    print(`Usage: throughline ${command.usage}\n${command.summary}`, false);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return explain(error, command, print);
  }
}

function explain(error: unknown, command: CliCommand, print: Print): number {
  if (saysWhatToDo(error)) {
    print(`${error.message}\n${error.mend}`, true);
    return 1;
  }
  const code = (error as NodeJS.ErrnoException)?.code ?? '';
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
    print(`${wrongWords(error as Error, code)}\nUsage: throughline ${command.usage}`, true);
    return 2;
  }
  print(fileTrouble(error) ?? (error as Error)?.stack ?? String(error), true);
  return 1;
}

/** What Node says of an option nobody knows speaks of positional arguments. */
function wrongWords({ message }: Error, code: string): string {
  const option = /'(-[^' ]*)/.exec(message)?.[1];
  if (option === undefined) return message;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option} here.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return /does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`;
  }
  return message;
}

/** As a CommandError does, and the server when it cannot start. */
function saysWhatToDo(error: unknown): error is Error & { readonly mend: string } {
  return error instanceof Error && 'mend' in error && typeof error.mend === 'string';
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const rows = commands.map(({ usage, summary }) => `  throughline ${usage}\n      ${summary}`);
  return `Throughline: map, run, measure and change the processes customers feel.\n\n${rows.join('\n')}`;
}
