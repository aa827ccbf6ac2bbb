create table jobs (
  key integer primary key autoincrement,
  id text not null,
  project text not null,
  person text not null,
  action text not null,
  arguments text not null,
  priority bigint not null,
  attempts bigint not null,
  state text not null,
  reason text not null,
  cancelling bigint not null,
  result text not null,
  attempt bigint not null,
  owner text,
  doing text not null,
  done double precision,
  created bigint not null,
  due bigint not null,
  started bigint,
  heard bigint,
  ended bigint
);
create unique index jobs_id on jobs (id);
create index jobs_next on jobs (priority desc, key) where state = 'WAITING';
create index jobs_owner on jobs (owner) where state = 'RUNNING';

create table job_events (
  job bigint not null references jobs (key),
  sequence bigint not null,
  time bigint not null,
  kind text not null,
  text text not null,
  done double precision,
  primary key (job, sequence)
) without rowid;

create table workers (
  owner text primary key,
  places bigint not null,
  since bigint not null
);

create table requests (
  person text not null,
  key text not null,
  action text not null,
  arguments text not null,
  answer text not null,
  created bigint not null,
  primary key (person, key)
) without rowid;
