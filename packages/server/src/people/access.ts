import type { Actor, Role } from '../http/actor.ts';

/** Who may do what in the large; routes name these in `allow`, pages offer by them. */
export const MAY = {
  publish: ['administrator', 'operations-manager', 'integrator'],
  operate: ['administrator', 'operations-manager'],
  assign: ['administrator', 'operations-manager', 'team-lead'],
  processes: ['administrator', 'operations-manager', 'team-lead', 'analyst', 'integrator'],
  /** See what processes are made of: models, decisions, forms. */
  rules: ['administrator', 'operations-manager', 'team-lead', 'analyst', 'integrator', 'worker', 'marketer'],
  /** Save test cases of decisions. */
  tests: ['administrator', 'operations-manager'],
} as const satisfies Record<string, readonly Role[]>;

/** What these may do concerns the cases and people of all companies, so only our own people can have them. */
export const OWN_ROLES: readonly Role[] = ['administrator', 'operations-manager', 'integrator'];

/** Who may start a process that does not say it. */
const DEFAULT_STARTERS: readonly string[] = ['worker', 'team-lead', 'operations-manager'];

export function hasRole(actor: Pick<Actor, 'roles'>, roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** The only company whose cases a person of another company sees; undefined for our own people, who see all. */
export function companyScope(actor: Pick<Actor, 'company' | 'inside'>): string | undefined {
  return actor.inside ? undefined : actor.company;
}

/** `company` is the company a case was started by or for. */
export function maySeeCase(
  actor: Pick<Actor, 'company' | 'inside'>,
  { company }: { readonly company: string | null | undefined },
): boolean {
  return actor.inside || company === actor.company;
}

/** Whom a task is for, as the engine says it. */
export interface TaskAudience {
  readonly assignee?: string | null;
  readonly teams?: readonly string[] | null;
  readonly people?: readonly string[] | null;
}

/** Whether a task was given or offered to this person, by name or by team. */
export function isOffered(actor: Pick<Actor, 'handle' | 'teams'>, task: TaskAudience): boolean {
  if (task.assignee === actor.handle || task.people?.includes(actor.handle)) return true;
  return task.teams?.some((team) => actor.teams.includes(team)) ?? false;
}

/**
 * Whether a person may take and complete a task: it was given or offered to them, or to nobody in particular and they
 * are ours; those who assign work may step in anywhere.
 */
export function mayWorkOn(
  actor: Pick<Actor, 'handle' | 'teams' | 'roles' | 'inside'>,
  task: TaskAudience,
): boolean {
  if (isOffered(actor, task) || mayAssign(actor)) return true;
  const toAnybody = !task.assignee && !task.teams?.length && !task.people?.length;
  return toAnybody && actor.inside && hasRole(actor, ['worker']);
}

/** Whether a person may give tasks to others. */
export function mayAssign(actor: Pick<Actor, 'roles' | 'inside'>): boolean {
  return actor.inside && hasRole(actor, MAY.assign);
}

/** `starters` are roles and ids of teams, from the process (`tl:starters`). Administrators may start everything. */
export function mayStart(actor: Pick<Actor, 'roles' | 'teams'>, starters: readonly string[]): boolean {
  const open = starters.length > 0 ? starters : DEFAULT_STARTERS;
  return (
    hasRole(actor, ['administrator']) || [...actor.roles, ...actor.teams].some((one) => open.includes(one))
  );
}
