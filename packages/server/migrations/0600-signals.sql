-- Who waits for a signal: all of them get it, unlike a message.
create table signal_subscriptions (
  case_key bigint not null,
  key bigint not null,
  element text not null,
  instance bigint not null,
  signal text not null,
  primary key (case_key, key)
);
create index signal_subscriptions_by_signal on signal_subscriptions (signal, key);
