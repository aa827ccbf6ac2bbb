create table deployments (
  key integer primary key autoincrement,
  id text not null,
  project bigint not null references projects (key),
  name text not null,
  model text not null,
  stage text not null,
  inputs bigint not null,
  split bigint not null,
  created bigint not null,
  retired bigint
);
create unique index deployments_id on deployments (id);
create unique index deployments_project_name on deployments (project, name);
create index deployments_model on deployments (model) where stage <> '';

create table splits (
  deployment bigint not null references deployments (key),
  sequence bigint not null,
  kind text not null,
  person text not null,
  reason text not null,
  time bigint not null,
  primary key (deployment, sequence)
) without rowid;

create table arms (
  deployment bigint not null references deployments (key),
  split bigint not null,
  position bigint not null,
  version text not null,
  share bigint not null,
  primary key (deployment, split, position)
) without rowid;
create index arms_version on arms (version);

create table predictions (
  id text not null,
  arm bigint not null,
  deployment bigint not null,
  split bigint not null,
  caller text not null,
  time bigint not null,
  latency bigint not null,
  size bigint not null,
  label text,
  value double precision,
  hash blob not null,
  inputs blob,
  answers blob,
  failure text not null,
  primary key (id, arm)
) without rowid;
create index predictions_deployment on predictions (deployment, id);

create table truths (
  id text not null,
  place bigint not null,
  truth text not null,
  posted bigint not null,
  primary key (id, place)
) without rowid;

create table outcomes (
  id text not null,
  place bigint not null,
  arm bigint not null,
  deployment bigint not null,
  split bigint not null,
  outcome double precision not null,
  share bigint not null,
  primary key (id, place, arm)
) without rowid;
create index outcomes_split on outcomes (deployment, split);

create table traffic (
  deployment bigint not null,
  minute bigint not null,
  split bigint not null,
  arm bigint not null,
  bucket bigint not null,
  predictions bigint not null,
  size bigint not null,
  failures bigint not null,
  latency bigint not null,
  slowest bigint not null,
  primary key (deployment, minute, split, arm, bucket)
) without rowid;
create index traffic_minute on traffic (minute);
