import type { ProcessModel } from '../compile/model.ts';
import type { CaseEvent, CaseEventType } from '../event.ts';
import type { Key } from '../json.ts';
import type { CaseState } from '../state.ts';
import { callCancelled, callFailed, callReturned, callStarted } from './call.ts';
import { caseEnded, caseResumed, caseStarted, caseSuspended, commandKept } from './case.ts';
import {
  compensationTriggered,
  elementCompensated,
  elementCompensating,
  transactionCancelled,
} from './compensation.ts';
import { conditionMet, conditionUnmet, conditionUnwatched, conditionWatched } from './condition.ts';
import {
  type Applier,
  answer,
  type Draft,
  draftOf,
  elementNamed,
  putTokens,
  setLocal,
  takeTokens,
} from './draft.ts';
import { elementActivated, elementCompleted, elementPassed, elementTerminated } from './element.ts';
import { gatewayStarted } from './gateway.ts';
import { incidentRaised, incidentResolved } from './incident.ts';
import { jobCancelled, jobCompleted, jobCreated, jobErrored, jobFailed, jobRetried } from './job.ts';
import { caseMigrated } from './migrate.ts';
import { signalCaught, signalSubscribed, signalUnsubscribed } from './signal.ts';
import { stepSkipped, stepsClosed } from './step.ts';
import { subscriptionClosed, subscriptionCorrelated, subscriptionOpened } from './subscription.ts';
import { taskAssigned, taskCancelled, taskCompleted, taskCreated } from './task.ts';
import { timerCancelled, timerFired, timerStarted } from './timer.ts';

const nothing = () => {};

/** Every kind of event and the only code that may change a state for it. */
const appliers: { readonly [Type in CaseEventType]: Applier<Type> } = {
  'case.started': caseStarted,
  'case.ended': caseEnded,
  'element.activated': elementActivated,
  'element.passed': elementPassed,
  'element.completed': elementCompleted,
  'element.terminated': elementTerminated,
  'gateway.started': gatewayStarted,
  'step.skipped': stepSkipped,
  'steps.closed': stepsClosed,
  'variables.set': (draft, event) => setLocal(draft, event.scope, event.values),
  'task.created': taskCreated,
  'task.assigned': taskAssigned,
  'task.completed': taskCompleted,
  'task.cancelled': taskCancelled,
  'job.created': jobCreated,
  'job.completed': jobCompleted,
  'job.failed': jobFailed,
  'job.retried': jobRetried,
  'job.errored': jobErrored,
  'job.cancelled': jobCancelled,
  'timer.started': timerStarted,
  'timer.fired': timerFired,
  'timer.cancelled': timerCancelled,
  'subscription.opened': subscriptionOpened,
  'subscription.correlated': subscriptionCorrelated,
  'subscription.closed': subscriptionClosed,
  'store.written': nothing,
  'message.thrown': nothing,
  'signal.subscribed': signalSubscribed,
  'signal.caught': signalCaught,
  'signal.unsubscribed': signalUnsubscribed,
  'signal.thrown': nothing,
  'escalation.thrown': nothing,
  'condition.watched': conditionWatched,
  'condition.met': conditionMet,
  'condition.unmet': conditionUnmet,
  'condition.unwatched': conditionUnwatched,
  'call.started': callStarted,
  'call.returned': callReturned,
  'call.failed': callFailed,
  'call.cancelled': callCancelled,
  'decision.evaluated': (draft, event, model) => {
    const variable = elementNamed(model, event.element).decision?.resultVariable ?? 'result';
    answer(draft, model, event.instance, { type: event.type, variables: { [variable]: event.output } });
  },
  'error.thrown': nothing,
  'compensation.triggered': compensationTriggered,
  'element.compensating': elementCompensating,
  'element.compensated': elementCompensated,
  'transaction.cancelled': transactionCancelled,
  'incident.raised': incidentRaised,
  'incident.resolved': incidentResolved,
  'tokens.moved': nothing,
  'token.added': (draft, event) => putTokens(draft, event.scope, [event.flow]),
  'token.removed': (draft, event) => takeTokens(draft, event.scope, [event.flow]),
  'case.suspended': caseSuspended,
  'case.resumed': caseResumed,
  'command.kept': commandKept,
  'case.migrated': caseMigrated,
};

/** Applies an event to a draft in place. */
export function apply(model: ProcessModel, draft: Draft, event: CaseEvent): void {
  (appliers[event.type] as Applier<CaseEventType>)(draft, event, model);
}

/** The state after one more event; the given state is left as it was. Without a state: the case's first event. */
export function evolve(
  model: ProcessModel,
  state: CaseState | undefined,
  event: CaseEvent,
  caseKey: Key,
): CaseState {
  const draft = draftOf(state, caseKey);
  apply(model, draft, event);
  return draft;
}

/** The state after all these events; from the beginning, or from a state on. */
export function replay(
  model: ProcessModel,
  state: CaseState | undefined,
  events: Iterable<CaseEvent>,
  caseKey: Key,
): CaseState {
  const draft = draftOf(state, caseKey);
  for (const event of events) apply(model, draft, event);
  return draft;
}
