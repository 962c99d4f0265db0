import type { Refusal } from '../spine/spine.ts';
import { PROBLEMS, type Problem, type ProblemCode, problem } from './problem.ts';

/** Refusals of the engine and the spine whose code is not one of the catalogue's. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  invalid: 'invalid-input',
};

/** What the caller sees of a command that was refused. */
export function refused({ code, sentence, mend }: Refusal): Problem {
  const known = code in PROBLEMS ? (code as ProblemCode) : (CODES[code] ?? 'wrong-state');
  return problem(known, sentence, mend === undefined ? {} : { mend });
}
