import type { CaseEvent, CaseEventType } from '@throughline/processes';
import type { Changes, Projection, RecordedEvent, TableSpec } from '../spine/spine.ts';
import {
  casesTable,
  incidentsTable,
  jobsTable,
  messagesTable,
  signalSubscriptionsTable,
  subscriptionsTable,
  tasksTable,
  timersTable,
} from './case-tables.ts';
import { CASE, caseEvent, type StartInfo } from './case-type.ts';
import { MESSAGE, type MessagePublished } from './message-type.ts';

const DEFAULT_PRIORITY = 50;

/** Where what a case waits for has a row with its element. */
const TABLES_WITH_ELEMENT: Readonly<Record<string, TableSpec>> = {
  task: tasksTable,
  job: jobsTable,
  timer: timersTable,
  subscription: subscriptionsTable,
  signal: signalSubscriptionsTable,
  incident: incidentsTable,
};

/** What each event of a case means for the tables; events that change none are left out. */
type Rows = {
  readonly [Type in CaseEventType]?: (
    event: Extract<CaseEvent, { type: Type }>,
    recorded: RecordedEvent,
    changes: Changes,
  ) => void;
};

const rows: Rows = {
  'case.started': (event, recorded, changes) => {
    const { starter, company } = recorded.data as Partial<StartInfo>;
    changes.insert(casesTable, {
      key: recorded.subject,
      number: event.number ?? null,
      title: event.title,
      process: event.process,
      version: recorded.version,
      state: 'running',
      started_at: recorded.at,
      starter: starter ?? null,
      company: company ?? null,
      party: event.party ?? null,
      parent: event.parent?.case ?? null,
      parent_instance: event.parent?.instance ?? null,
      suspended: false,
    });
  },
  'case.ended': (event, { subject, at }, changes) => {
    const reason = event.reason ?? event.error?.message ?? event.error?.code ?? null;
    const ended = { state: event.outcome, ended_at: at, reason, suspended: false };
    changes.update(casesTable, { key: subject, ...ended });
  },
  'task.created': (event, recorded, changes) => {
    changes.insert(tasksTable, {
      ...placeOf(recorded, event.task, event.instance),
      name: event.name,
      function: recorded.function ?? null,
      state: 'open',
      form: event.form ?? null,
      assignee: event.assignee ?? null,
      teams: event.teams ?? [],
      people: event.people ?? [],
      due: event.due ?? null,
      follow_up: event.followUp ?? null,
      priority: event.priority ?? DEFAULT_PRIORITY,
      why: event.why ?? null,
      next: event.next ?? null,
      created_at: recorded.at,
    });
  },
  'task.assigned': (event, { subject }, changes) =>
    changes.update(tasksTable, { case_key: subject, key: event.task, assignee: event.person }),
  'task.completed': (event, recorded, changes) => endTask(recorded, event.task, 'completed', changes),
  'task.cancelled': (event, recorded, changes) => endTask(recorded, event.task, 'cancelled', changes),
  'job.created': (event, recorded, changes) => {
    changes.insert(jobsTable, {
      ...placeOf(recorded, event.job, event.instance),
      type: event.jobType,
      retries: event.retries,
      due: recorded.at,
      headers: event.headers ?? {},
      variables: event.variables,
      suspended: false,
    });
  },
  'job.failed': (event, { subject, at }, changes) =>
    changes.update(jobsTable, {
      case_key: subject,
      key: event.job,
      retries: event.retries,
      due: event.retryAt ?? at,
    }),
  'job.retried': (event, { subject, at }, changes) =>
    changes.update(jobsTable, { case_key: subject, key: event.job, retries: event.retries, due: at }),
  'job.completed': (event, recorded, changes) => removeJob(recorded, event.job, changes),
  'job.errored': (event, recorded, changes) => removeJob(recorded, event.job, changes),
  'job.cancelled': (event, recorded, changes) => removeJob(recorded, event.job, changes),
  'timer.started': (event, recorded, changes) => {
    const { case_key, element, instance } = placeOf(recorded, event.timer, event.instance);
    changes.insert(timersTable, { case_key, key: event.timer, element, instance, due: event.due });
  },
  'timer.fired': (event, { subject }, changes) =>
    changes.delete(timersTable, { case_key: subject, key: event.timer }),
  'timer.cancelled': (event, { subject }, changes) =>
    changes.delete(timersTable, { case_key: subject, key: event.timer }),
  'subscription.opened': (event, recorded, changes) => {
    const { case_key, element, instance } = placeOf(recorded, event.subscription, event.instance);
    const { message, correlationKey: correlation_key } = event;
    changes.insert(subscriptionsTable, {
      ...{ case_key, key: event.subscription, element, instance, message, correlation_key },
    });
  },
  // One that stays (a boundary event that does not interrupt) is opened anew by an event of its own.
  'subscription.correlated': (event, { subject }, changes) =>
    changes.delete(subscriptionsTable, { case_key: subject, key: event.subscription }),
  'subscription.closed': (event, { subject }, changes) =>
    changes.delete(subscriptionsTable, { case_key: subject, key: event.subscription }),
  'signal.subscribed': (event, recorded, changes) => {
    const { case_key, element, instance } = placeOf(recorded, event.subscription, event.instance);
    changes.insert(signalSubscriptionsTable, {
      ...{ case_key, key: event.subscription, element, instance, signal: event.signal },
    });
  },
  'signal.caught': (event, { subject }, changes) =>
    changes.delete(signalSubscriptionsTable, { case_key: subject, key: event.subscription }),
  'signal.unsubscribed': (event, { subject }, changes) =>
    changes.delete(signalSubscriptionsTable, { case_key: subject, key: event.subscription }),
  'incident.raised': (event, recorded, changes) => {
    changes.insert(incidentsTable, {
      ...placeOf(recorded, event.incident, event.instance),
      code: event.code,
      sentence: event.sentence,
      job: event.job ?? null,
      raised_at: recorded.at,
    });
  },
  'incident.resolved': (event, { subject, at }, changes) =>
    changes.update(incidentsTable, { case_key: subject, key: event.incident, resolved_at: at }),
  // The timers of a suspended case are not looked for, so that however many there are, they delay no other.
  'case.suspended': ({ timers = [], jobs = [] }, { subject }, changes) => {
    changes.update(casesTable, { key: subject, suspended: true });
    for (const key of timers) changes.delete(timersTable, { case_key: subject, key });
    for (const key of jobs) changes.update(jobsTable, { case_key: subject, key, suspended: true });
  },
  'case.resumed': ({ timers = [], jobs = [] }, { subject }, changes) => {
    changes.update(casesTable, { key: subject, suspended: false });
    for (const { timer: key, ...place } of timers)
      changes.insert(timersTable, { case_key: subject, key, ...place });
    for (const key of jobs) changes.update(jobsTable, { case_key: subject, key, suspended: false });
  },
  'case.migrated': ({ process, waits }, { subject, version }, changes) => {
    changes.update(casesTable, { key: subject, process, version });
    for (const { kind, key, element } of waits) {
      const table = TABLES_WITH_ELEMENT[kind];
      if (table === undefined) continue;
      const row = { case_key: subject, key, element };
      changes.update(table, 'version' in table.columns ? { ...row, version } : row);
    }
  },
  // The message is taken; another one must not go to the same place.
  'command.kept': ({ command }, { subject }, changes) => {
    if (command.type === 'correlateMessage')
      changes.delete(subscriptionsTable, { case_key: subject, key: command.subscription });
  },
};

export const caseProjection: Projection = {
  tables: [
    ...[casesTable, tasksTable, jobsTable, timersTable, subscriptionsTable, signalSubscriptionsTable],
    ...[incidentsTable, messagesTable],
  ],
  apply(recorded, changes) {
    if (recorded.kind === MESSAGE) applyMessage(recorded, changes);
    if (recorded.kind !== CASE) return;
    const event = caseEvent(recorded);
    // The table pairs each handler with its event's type; the compiler cannot follow that through a look-up.
    const apply = rows[event.type] as
      | ((event: CaseEvent, recorded: RecordedEvent, changes: Changes) => void)
      | undefined;
    apply?.(event, recorded, changes);
  },
};

function applyMessage(recorded: RecordedEvent, changes: Changes): void {
  if (recorded.type !== 'message.published') {
    changes.delete(messagesTable, { key: recorded.subject });
    return;
  }
  const { name, correlationKey, variables = {}, expires } = recorded.data as MessagePublished;
  changes.insert(messagesTable, {
    ...{ key: recorded.subject, name, correlation_key: correlationKey, variables, expires },
  });
}

function placeOf(recorded: RecordedEvent, key: string, instance: string) {
  return { case_key: recorded.subject, key, version: recorded.version, element: recorded.element, instance };
}

function endTask({ subject, at, actor }: RecordedEvent, task: string, state: string, changes: Changes): void {
  const ended = { ended_at: at, ended_by: state === 'completed' ? actor : null };
  changes.update(tasksTable, { case_key: subject, key: task, state, ...ended });
}

function removeJob({ subject }: RecordedEvent, job: string, changes: Changes): void {
  changes.delete(jobsTable, { case_key: subject, key: job });
}
