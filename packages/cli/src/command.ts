/** One command of `throughline`: a file in `commands/` each. */
export interface CliCommand {
  /** `rebuild --verify [--data DIR]` */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** Returns the exit code. */
  run(args: string[]): Promise<number>;
}

/** Wrong words on the command line: the sentence and the command's usage are shown. */
export class UsageError extends Error {}
