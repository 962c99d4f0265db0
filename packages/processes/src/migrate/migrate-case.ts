import { openWaits } from '../behaviour/boundaries.ts';
import { Fault } from '../behaviour/fault.ts';
import { applyInputs } from '../behaviour/mappings.ts';
import { addressOf, openSubscription } from '../behaviour/messages.ts';
import { OpenTurn } from '../behaviour/open-turn.ts';
import { closing } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import { ConditionWatch } from '../decide/condition-watch.ts';
import { rejection } from '../decide/rejection.ts';
import { runUntilQuiet } from '../decide/run.ts';
import { emitSuspended } from '../decide/suspend-case.ts';
import { behaviourOf } from '../elements/behaviours.ts';
import type { Environment, Rejection } from '../engine.ts';
import type { CaseEvent } from '../event.ts';
import type { Finding } from '../finding.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import type { CaseState } from '../state.ts';
import { type MigrationPlan, MigrationPlanner, type Versions } from './plan-migration.ts';
import { type Mapping, proposeMapping } from './propose-mapping.ts';

/** Takes a case to another version. The mapping is laid over the one that `proposeMapping` makes. */
export interface MigrateCase {
  readonly type: 'migrateCase';
  readonly mapping?: Mapping;
  readonly reason?: string;
}

/** The outcome; refused with one finding for each thing that cannot go along. */
export type Migration =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: Rejection; readonly findings: readonly Finding[] };

/**
 * Moves everything that is open in a case to another version of its process: tasks, jobs, timers, messages, called
 * cases and incidents stay open as they are. Events that are new in the version begin to wait, those it has not any
 * more stop. The state afterwards belongs to the new version; so do the events.
 */
export function migrateCase(
  versions: Versions,
  state: CaseState,
  { mapping, reason }: MigrateCase,
  env: Environment,
): Migration {
  if (state.ended !== undefined) {
    const sentence = `Expected a running case, but this one has ended (${state.ended}).`;
    return { ok: false, rejection: rejection('wrong-state', sentence), findings: [] };
  }
  const complete = { ...proposeMapping(versions.from, versions.to).mapping, ...mapping };
  const planner = new MigrationPlanner(versions, state, complete, env.newKey);
  const plan = planner.plan();
  if (planner.findings.length > 0) return refused(planner.findings);
  const turn = new OpenTurn(versions.to, state, env, behaviourOf);
  const conditions = new ConditionWatch(turn, true);
  const { closed, ...moved } = plan;
  turn.emit({
    type: 'case.migrated',
    process: versions.to.id,
    ...(reason !== undefined && { reason }),
    ...moved,
  });
  for (const wait of closed) turn.emit(closing(wait));
  const fault = openNew(turn, plan, newElements(versions, planner)) ?? readdress(turn, plan);
  if (fault !== undefined) return refused([findingOf(fault)]);
  if (state.suspended) emitSuspended(turn);
  else runUntilQuiet(turn, conditions);
  return { ok: true, events: turn.events, state: turn.draft };
}

function refused(findings: readonly Finding[]): Migration {
  const sentence = findings.map((finding) => finding.sentence).join(' ');
  return { ok: false, rejection: rejection('invalid', sentence, findings[0]?.mend), findings };
}

function findingOf({ code, sentence }: Fault): Finding {
  return { code, severity: 'error', sentence, mend: 'Correct the variables of the case first.' };
}

/** The elements that go on for none of the old version. */
function newElements({ from, to }: Versions, planner: MigrationPlanner): ReadonlySet<ModelElement> {
  const old = new Set(from.elements.map(({ id }) => planner.target(id)));
  return new Set(to.elements.filter((element) => !old.has(element)));
}

/** Lets events wait that the old version did not have; those it had have waited, or have happened, already. */
function openNew(turn: OpenTurn, plan: MigrationPlan, isNew: ReadonlySet<ModelElement>): Fault | undefined {
  for (const { instance, element } of plan.entered) {
    const scope = turn.model.elementOf.get(element)!;
    const fault =
      applyInputs(turn, scope, instance) ??
      openWaits(turn, [...scope.boundaries, ...scope.eventStarts], instance);
    if (fault !== undefined) return fault;
  }
  for (const { instance, element: id } of plan.instances) {
    const { loop, completing, compensatedBy, cancelling } = instanceOf(turn.draft, instance)!;
    if (compensatedBy !== undefined || cancelling) continue;
    const element = turn.model.elementOf.get(id)!;
    const isBody = element.loop !== undefined && loop === undefined;
    const events = [
      ...(loop === undefined ? element.boundaries : []),
      ...(isBody || completing ? [] : startsIn(turn, element.eventStarts, instance)),
      ...(element.behaviour === 'event-based-gateway' ? element.outgoing.map(({ target }) => target) : []),
    ].filter((event) => isNew.has(event));
    const fault = openWaits(turn, events, instance);
    if (fault !== undefined) return fault;
  }
  const { key } = turn.draft;
  const starts = startsIn(turn, turn.model.eventStarts, key).filter((event) => isNew.has(event));
  return openWaits(turn, starts, key);
}

/** None where an event sub-process has interrupted the scope. */
function startsIn(turn: OpenTurn, starts: readonly ModelElement[], scope: Key): readonly ModelElement[] {
  const isInterrupted = turn.draft.instances.some((instance) => {
    const element = turn.elementOf(instance);
    return instance.scope === scope && element.kind === 'eventSubProcess' && element.start?.interrupting;
  });
  return isInterrupted ? [] : starts;
}

/** A message that is called otherwise in the new version is waited for under its new name. */
function readdress(turn: OpenTurn, { waits }: MigrationPlan): Fault | undefined {
  for (const { kind, key } of waits) {
    const wait = kind === 'subscription' ? turn.draft.waits.find((one) => one.key === key) : undefined;
    if (wait?.kind !== 'subscription') continue;
    const event = turn.model.elementOf.get(wait.element)!;
    const message = event.triggers[wait.trigger ?? 0]?.message ?? event.message;
    if (message === undefined || !('fixed' in message.name) || message.name.fixed === wait.message) continue;
    const address = addressOf(turn, event, wait.instance, undefined, message);
    if (address instanceof Fault) return address;
    turn.emit(closing(wait));
    openSubscription(turn, event, wait.instance, address, wait.trigger);
  }
  return undefined;
}
