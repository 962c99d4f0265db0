-- Most cases have ended: what is open is found and counted without looking at them.
create index cases_running on cases (key) include (process, version) where state = 'running';
create index cases_by_starter on cases (starter, key);
