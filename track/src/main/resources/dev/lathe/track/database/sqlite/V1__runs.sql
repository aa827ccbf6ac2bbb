create table owners (
  id text primary key,
  host text not null,
  process bigint not null,
  started bigint not null
) without rowid;

create table projects (
  key integer primary key,
  id text not null,
  name text not null,
  created bigint not null
);
create unique index projects_id on projects (id);
create unique index projects_name on projects (name);

create table experiments (
  id integer primary key autoincrement,
  project bigint not null references projects (key),
  name text not null,
  created bigint not null,
  updated bigint not null,
  deleted bigint
);
create unique index experiments_project_name on experiments (project, name);

create table experiment_tags (
  experiment bigint not null references experiments (id),
  name text not null,
  value text not null,
  primary key (experiment, name)
) without rowid;

create table runs (
  key integer primary key autoincrement,
  id text not null,
  experiment bigint not null references experiments (id),
  name text not null,
  person text not null,
  status text not null,
  reason text not null,
  started bigint not null,
  ended bigint,
  deleted bigint,
  owner text
);
create unique index runs_id on runs (id);
create index runs_experiment_started on runs (experiment, started);
create index runs_owner on runs (owner) where status = 'RUNNING';
create index runs_deleted on runs (deleted) where deleted is not null;

create table params (
  run bigint not null references runs (key),
  name text not null,
  value text not null,
  primary key (run, name)
) without rowid;

create table tags (
  run bigint not null references runs (key),
  name text not null,
  value text not null,
  primary key (run, name)
) without rowid;

create table inputs (
  run bigint not null references runs (key),
  role text not null,
  hash text not null,
  name text not null,
  size bigint not null,
  nature text not null,
  primary key (run, role, hash)
) without rowid;
create index inputs_hash on inputs (hash);

create table artifacts (
  run bigint not null references runs (key),
  path text not null,
  hash text not null,
  size bigint not null,
  created bigint not null,
  primary key (run, path)
) without rowid;
create index artifacts_hash on artifacts (hash);

create table metrics (
  key integer primary key autoincrement,
  run bigint not null references runs (key),
  name text not null,
  points bigint not null,
  step bigint not null,
  time bigint not null,
  value double precision,
  low double precision,
  high double precision,
  newest bigint not null
);
create unique index metrics_run_name on metrics (run, name);

create table points (
  metric bigint not null,
  position bigint not null,
  step bigint not null,
  time bigint not null,
  value double precision,
  primary key (metric, position)
) without rowid;

create table blocks (
  metric bigint not null,
  level bigint not null,
  position bigint not null,
  first_step bigint not null,
  last_step bigint not null,
  first_time bigint not null,
  last_time bigint not null,
  low double precision,
  high double precision,
  mean_share double precision,
  figures bigint not null,
  primary key (metric, level, position)
) without rowid;

insert into projects (key, id, name, created) values (1, '${project}', 'default', ${now});
insert into experiments (id, project, name, created, updated) values (0, 1, 'Default', ${now}, ${now});
