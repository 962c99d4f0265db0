import type { Submission } from '../spine/spine.ts';
import { CASE, type CaseCommand, SYSTEM } from './case-type.ts';

export function toCase(subject: string, command: CaseCommand): Submission {
  return { kind: CASE, subject, command, actor: SYSTEM };
}

/** For a case whose key was just made. */
export function toNewCase(subject: string, command: CaseCommand): Submission {
  return { ...toCase(subject, command), fresh: true };
}
