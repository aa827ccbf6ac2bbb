create table project_gates (
  key integer primary key autoincrement,
  id text not null,
  project bigint not null references projects (key),
  stage text not null,
  kind text not null,
  person text not null,
  created bigint not null
);
create unique index project_gates_id on project_gates (id);
create index project_gates_project_stage on project_gates (project, stage);

create table project_gate_settings (
  gate bigint not null references project_gates (key),
  name text not null,
  value text not null,
  primary key (gate, name)
) without rowid;

create index requests_created on requests (created);
