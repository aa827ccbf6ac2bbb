alter table jobs add column via text not null default 'local';

create table vouchers (
  sequence integer primary key autoincrement,
  hash text not null,
  nature text not null,
  person text not null,
  word text not null,
  time bigint not null
);
create index vouchers_hash on vouchers (hash, sequence);
