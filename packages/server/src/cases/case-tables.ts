import type { TableSpec } from '../spine/spine.ts';

/** Every table of a case carries the case's key first, so that cases can live in several databases one day. */
const place = { case_key: 'int8', key: 'int8', version: 'int8', element: 'text', instance: 'int8' } as const;
const key = ['case_key', 'key'];

export const casesTable: TableSpec = {
  name: 'cases',
  columns: {
    key: 'int8',
    number: 'text',
    title: 'text',
    process: 'text',
    version: 'int8',
    state: 'text',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
    starter: 'text',
    company: 'text',
    party: 'json',
    parent: 'int8',
    parent_instance: 'int8',
    reason: 'text',
    suspended: 'bool',
  },
  key: ['key'],
};

export const tasksTable: TableSpec = {
  name: 'tasks',
  columns: {
    ...place,
    name: 'text',
    function: 'text',
    state: 'text',
    form: 'text',
    assignee: 'text',
    teams: 'text[]',
    people: 'text[]',
    due: 'timestamptz',
    follow_up: 'timestamptz',
    priority: 'int4',
    why: 'text',
    next: 'text',
    created_at: 'timestamptz',
    ended_at: 'timestamptz',
    ended_by: 'text',
  },
  key,
};

export const jobsTable: TableSpec = {
  name: 'jobs',
  columns: {
    ...place,
    type: 'text',
    retries: 'int4',
    due: 'timestamptz',
    headers: 'json',
    variables: 'json',
    suspended: 'bool',
  },
  key,
};

export const timersTable: TableSpec = {
  name: 'timers',
  columns: { case_key: 'int8', key: 'int8', element: 'text', instance: 'int8', due: 'timestamptz' },
  key,
};

export const subscriptionsTable: TableSpec = {
  name: 'subscriptions',
  columns: {
    case_key: 'int8',
    key: 'int8',
    element: 'text',
    instance: 'int8',
    message: 'text',
    correlation_key: 'text',
  },
  key,
};

export const signalSubscriptionsTable: TableSpec = {
  name: 'signal_subscriptions',
  columns: { case_key: 'int8', key: 'int8', element: 'text', instance: 'int8', signal: 'text' },
  key,
};

export const incidentsTable: TableSpec = {
  name: 'incidents',
  columns: {
    ...place,
    code: 'text',
    sentence: 'text',
    job: 'int8',
    raised_at: 'timestamptz',
    resolved_at: 'timestamptz',
  },
  key,
};

export const messagesTable: TableSpec = {
  name: 'messages',
  columns: { key: 'int8', name: 'text', correlation_key: 'text', variables: 'json', expires: 'timestamptz' },
  key: ['key'],
};
