create table models (
  key integer primary key autoincrement,
  id text not null,
  project bigint not null references projects (key),
  name text not null,
  about text not null,
  created bigint not null,
  updated bigint not null,
  major bigint not null,
  minor bigint not null,
  patch bigint not null,
  number bigint not null
);
create unique index models_id on models (id);
create unique index models_project_name on models (project, name);

create table model_tags (
  model bigint not null references models (key),
  name text not null,
  value text not null,
  primary key (model, name)
) without rowid;

create table versions (
  key integer primary key autoincrement,
  id text not null,
  model bigint not null references models (key),
  major bigint not null,
  minor bigint not null,
  patch bigint not null,
  number bigint not null,
  stage text not null,
  hash text not null,
  size bigint not null,
  run text,
  data text not null,
  facts blob not null,
  person text not null,
  why text not null,
  notes text not null,
  created bigint not null
);
create unique index versions_id on versions (id);
create unique index versions_semantic on versions (model, major, minor, patch);
create unique index versions_number on versions (model, number);
create index versions_stage on versions (model, stage);
create index versions_hash on versions (hash);
create index versions_data on versions (data);
create index versions_run on versions (run) where run is not null;

create table version_tags (
  version bigint not null references versions (key),
  name text not null,
  value text not null,
  primary key (version, name)
) without rowid;

create table aliases (
  model bigint not null references models (key),
  name text not null,
  version bigint not null references versions (key),
  primary key (model, name)
) without rowid;
create index aliases_version on aliases (version);

create table stages (
  project bigint not null references projects (key),
  position bigint not null,
  name text not null,
  single bigint not null,
  primary key (project, position)
) without rowid;
create unique index stages_project_name on stages (project, name);

create table transitions (
  sequence integer primary key autoincrement,
  version bigint not null references versions (key),
  model bigint not null references models (key),
  kind text not null,
  origin text not null,
  stage text not null,
  person text not null,
  reason text not null,
  time bigint not null
);
create index transitions_version on transitions (version, sequence);
create index transitions_model on transitions (model, sequence);
create index transitions_stage on transitions (model, stage, sequence);

create table gates (
  key integer primary key autoincrement,
  id text not null,
  model bigint not null references models (key),
  stage text not null,
  kind text not null,
  person text not null,
  created bigint not null
);
create unique index gates_id on gates (id);
create index gates_model_stage on gates (model, stage);

create table gate_settings (
  gate bigint not null references gates (key),
  name text not null,
  value text not null,
  primary key (gate, name)
) without rowid;

create table evidence (
  transition bigint not null references transitions (sequence),
  position bigint not null,
  gate text not null,
  passed bigint not null,
  found text not null,
  primary key (transition, position)
) without rowid;

create table terms (
  term text not null,
  version bigint not null references versions (key),
  weight bigint not null,
  primary key (term, version)
) without rowid;
create index terms_version on terms (version);
