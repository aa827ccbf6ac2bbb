create table events (
  sequence integer primary key autoincrement,
  project bigint not null references projects (key),
  time bigint not null,
  person text not null,
  occasion text not null,
  kind text not null,
  category text not null,
  properties blob
);
create index events_case on events (project, occasion, sequence);
create index events_person on events (project, person, sequence);

create table event_loads (
  project bigint not null references projects (key),
  hash text not null,
  source text not null,
  events bigint not null,
  person text not null,
  time bigint not null,
  primary key (project, hash)
) without rowid;
