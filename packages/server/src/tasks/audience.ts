import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../http/actor.ts';
import { hasRole } from '../people/people.ts';

/**
 * The tasks (`t`) that stand in a person's worklist: given or offered to them or to one of their teams; what is offered
 * to nobody in particular is for all our workers. As `mayWorkOn`, without those who may step in anywhere.
 */
export function offeredTo(actor: Actor): RawBuilder<SqlBool> {
  const offered = sql<SqlBool>`t.assignee = ${actor.handle}
    or t.teams && ${[...actor.teams]}::text[] or t.people && ${[actor.handle]}::text[]`;
  if (!actor.inside || !hasRole(actor, ['worker'])) return sql`(${offered})`;
  return sql`(${offered} or (t.assignee is null and t.teams = '{}' and t.people = '{}'))`;
}
