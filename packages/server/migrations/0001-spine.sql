-- The append-only log: the only truth. Written once, never changed.
create table events (
  subject bigint not null,
  seq integer not null,
  id bigint not null,
  at timestamptz(3) not null,
  kind text not null,
  type text not null,
  element text,
  version bigint,
  actor text not null,
  function text,
  command bigint not null,
  cause integer,
  data json not null,
  hash bytea not null,
  primary key (subject, seq)
);
-- Rows arrive in nearly the order of their ids, so a block range index is enough and costs almost nothing.
create index events_by_id on events using brin (id) with (pages_per_range = 16);

create table subjects (
  key bigint primary key,
  kind text not null,
  seq integer not null,
  -- Where it stood before the commit that wrote it last: an update names what it expects to find here.
  before integer not null,
  hash bytea not null,
  state json not null
) with (fillfactor = 70);

-- What was answered under an idempotency key. Not a projection: a promise to callers, kept for a week.
create table answers (
  key text primary key,
  fingerprint text not null,
  answer json not null,
  at timestamptz not null
);
create index answers_by_at on answers (at);

-- One row a day: seals the heads of all subjects that changed that day onto the seal of the day before.
create table seals (
  day date primary key,
  events bigint not null,
  hash bytea not null
);
