-- Work over many cases at once: what is to be done, how far it is, and what came of each case.
create table bulks (
  key bigint primary key,
  action json not null,
  filter json not null,
  reason text not null,
  status text not null,
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  total integer not null,
  done integer not null,
  refused integer not null
);
create index bulks_at_work on bulks (key) where status in ('gathering', 'running');

create table bulk_items (
  bulk bigint not null,
  -- Of the case, or of the incident in it.
  key bigint not null,
  case_key bigint not null,
  state text not null,
  code text,
  sentence text,
  primary key (bulk, key)
);
create index bulk_items_left on bulk_items (bulk, key) where state = 'left';
create index bulk_items_refused on bulk_items (bulk, key) where state = 'refused';
