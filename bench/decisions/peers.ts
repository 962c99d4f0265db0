import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Comparison } from './measure.ts';

/** What a process found out about one engine on one subject; nothing is timed after a wrong answer. */
export interface Measured extends Comparison {
  /** Evaluations a second; for a subject that is about reading, milliseconds. */
  readonly value?: number;
}

/** Measures a subject by name; throws with the reason when the engine cannot be asked here. */
export type Measure = (subject: string, seconds: number) => Promise<Measured>;

const run = promisify(execFile);

/** An engine of Node, in a process of its own so that no engine warms up or litters the other's. */
export function inNode(engine: string): Measure {
  return async (subject, seconds) => {
    const worker = join(import.meta.dirname, 'worker.ts');
    try {
      const { stdout } = await run(process.execPath, [worker, engine, subject, String(seconds)]);
      return JSON.parse(stdout) as Measured;
    } catch (error) {
      throw new Error(reasonOf(error as Error & { stderr?: string }));
    }
  };
}

/** The line of a failed command's complaint that says what is wrong. */
export function reasonOf({ message, stderr = '' }: Error & { readonly stderr?: string }): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  // Without a complaint, the message, which begins with the whole command.
  return lines.find((line) => /error|exception/i.test(line)) ?? message.slice(-200);
}
