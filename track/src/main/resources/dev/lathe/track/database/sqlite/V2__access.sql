create table users (
  key integer primary key autoincrement,
  id text not null,
  name text not null,
  created bigint not null,
  disabled bigint
);
create unique index users_id on users (id);
create unique index users_name on users (name);

create table roles (
  person bigint not null references users (key),
  project bigint not null,
  role text not null,
  primary key (person, project)
) without rowid;

create table tokens (
  key integer primary key autoincrement,
  id text not null,
  hash text not null,
  person bigint not null references users (key),
  name text not null,
  project bigint not null,
  role text not null,
  created bigint not null,
  expires bigint not null,
  revoked bigint
);
create unique index tokens_id on tokens (id);
create unique index tokens_hash on tokens (hash);
create index tokens_person on tokens (person);

create table sign_ins (
  sequence integer primary key autoincrement,
  time bigint not null,
  person bigint,
  via text,
  origin text not null,
  refused text not null
);
create index sign_ins_person on sign_ins (person, sequence);

create table audit (
  sequence integer primary key,
  time bigint not null,
  person text not null,
  via text not null,
  action text not null,
  project text not null,
  arguments text not null,
  outcome text not null,
  detail text not null,
  previous text not null,
  hash text not null
);

create table audit_head (
  one integer primary key,
  sequence bigint not null,
  hash text not null
);
insert into audit_head (one, sequence, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create trigger audit_not_changed before update on audit begin select raise(abort, 'audit rows are added and never changed'); end;
create trigger audit_not_deleted before delete on audit begin select raise(abort, 'audit rows are added and never changed'); end;
