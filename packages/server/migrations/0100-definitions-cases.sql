create table definitions (
  key bigint primary key,
  kind text not null,
  id text not null,
  version integer not null,
  name text not null,
  content text not null,
  hash text not null,
  meta json not null,
  findings json not null,
  published_at timestamptz not null,
  published_by text not null
);
create unique index definitions_by_version on definitions (kind, id, version);

-- Start timers of the newest version of each process.
create table start_timers (
  definition bigint not null,
  element text not null,
  process text not null,
  due timestamptz not null,
  repeat integer,
  interval text,
  primary key (definition, element)
);
create index start_timers_by_due on start_timers (due);

create table cases (
  key bigint primary key,
  number text,
  title text not null,
  process text not null,
  version bigint not null,
  state text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  starter text,
  company text,
  party json,
  parent bigint,
  parent_instance bigint,
  reason text
);
create index cases_by_process on cases (process, state, key desc);
create index cases_by_company on cases (company, key desc);
create index cases_by_number on cases (number);
create index cases_by_parent on cases (parent) where parent is not null;

-- The next number of each prefix (ORD). Numbers are never given twice; a case that was not made leaves a gap.
create table case_numbers (
  prefix text primary key,
  next bigint not null
);

create table tasks (
  case_key bigint not null,
  key bigint not null,
  version bigint not null,
  element text not null,
  instance bigint not null,
  name text not null,
  function text,
  state text not null,
  form text,
  assignee text,
  teams text[] not null,
  people text[] not null,
  due timestamptz,
  follow_up timestamptz,
  priority integer not null,
  why text,
  next text,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (case_key, key)
);
create index tasks_by_key on tasks (key);
create index tasks_open_by_assignee on tasks (assignee, due) where state = 'open';
create index tasks_open_by_team on tasks using gin (teams) where state = 'open';
create index tasks_open_by_person on tasks using gin (people) where state = 'open';
create index tasks_ended_by_person on tasks (ended_by, ended_at) where state = 'completed';

create table jobs (
  case_key bigint not null,
  key bigint not null,
  version bigint not null,
  element text not null,
  instance bigint not null,
  type text not null,
  retries integer not null,
  due timestamptz not null,
  headers json not null,
  variables json not null,
  primary key (case_key, key)
);
create index jobs_by_type on jobs (type, due, key) where retries > 0;
create index jobs_by_key on jobs (key);

-- Who works on a job right now, and until when it is his alone. A lock, not a fact: not rebuilt from the log.
create table leases (
  job bigint primary key,
  worker text not null,
  until timestamptz not null
);

create table timers (
  case_key bigint not null,
  key bigint not null,
  element text not null,
  instance bigint not null,
  due timestamptz not null,
  primary key (case_key, key)
);
create index timers_by_due on timers (due);

create table subscriptions (
  case_key bigint not null,
  key bigint not null,
  element text not null,
  instance bigint not null,
  message text not null,
  correlation_key text not null,
  primary key (case_key, key)
);
create index subscriptions_by_message on subscriptions (message, correlation_key, key);

create table incidents (
  case_key bigint not null,
  key bigint not null,
  version bigint not null,
  element text not null,
  instance bigint not null,
  code text not null,
  sentence text not null,
  job bigint,
  raised_at timestamptz not null,
  resolved_at timestamptz,
  primary key (case_key, key)
);
create index incidents_by_key on incidents (key);
create index incidents_open on incidents (version, key desc) where resolved_at is null;

-- Published messages that nobody took yet.
create table messages (
  key bigint primary key,
  name text not null,
  correlation_key text not null,
  variables json not null,
  expires timestamptz not null
);
create index messages_by_name on messages (name, correlation_key, key);
