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

/** The command cannot be carried out: what is wrong, and what to do about it. */
export class CommandError extends Error {
  readonly mend: string;
  constructor(sentence: string, mend: string) {
    super(sentence);
    this.mend = mend;
  }
}
