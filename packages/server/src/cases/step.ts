import { z } from '@hono/zod-openapi';
import { key } from '../http/schemas.ts';
import { submit, type WriteCall } from '../http/submit.ts';
import type { CaseDetail } from './case-answers.ts';
import { caseDetail } from './case-detail.ts';
import { CASE } from './case-type.ts';
import type { Reads } from './reads.ts';
import { timeZoneOf } from './say-moment.ts';
import { visibleCase } from './visible-case.ts';

export const byKey = z.strictObject({ key });

/** Why somebody steps in; it stands in the history. */
export const reason = z.string().trim().min(1).max(500);

/** Carries a command out on a case that the caller may see, and answers with the case. */
export async function step(
  reads: Reads,
  call: WriteCall & { readonly params: { readonly key: string } },
  command: object,
): Promise<CaseDetail> {
  const { key: subject } = await visibleCase(reads, call.actor, call.params.key);
  await submit(reads.spine, call, { kind: CASE, subject, command });
  return caseDetail(reads, call.actor, subject, timeZoneOf(call.request));
}
