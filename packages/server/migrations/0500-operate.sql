-- A suspended case keeps its open jobs, but nobody is to get them. (Its timers leave the table until it is resumed.)
alter table cases add column suspended boolean not null default false;
alter table jobs add column suspended boolean not null default false;
drop index jobs_by_type;
create index jobs_by_type on jobs (type, due, key) where retries > 0 and not suspended;
