import { createHash } from 'node:crypto';
import type { Role } from '../http/actor.ts';

/** A company that people work for: our own, or one we work with. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly kind: 'own' | 'partner';
}

export interface Team {
  readonly id: string;
  readonly name: string;
  /** The business function: `sales`, `services` ... */
  readonly function: string | null;
  readonly company: string;
}

export interface Person {
  readonly handle: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  /** What they are, in words: "Field rep". */
  readonly title: string | null;
  readonly company: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly active: boolean;
}

export type MemberKind = 'company' | 'team' | 'person';

/**
 * The subject of a company, team or person, made from its stable name, so that there is one subject per name and no
 * look-up is needed. Lies above all time-ordered keys made before 2058.
 */
export function memberKey(kind: MemberKind, name: string): string {
  const hash = createHash('sha256').update(`${kind}:${name}`).digest().readBigUInt64BE();
  return ((1n << 62n) | (hash >> 2n)).toString();
}
