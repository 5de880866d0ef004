-- Signing in: attempts that outlive a restart and are shared by servers, sessions that their owner
-- can see and end, and who came in when. Times are UTC.

create table sign_in_attempt (
  subject_hash char(64)    not null comment 'SHA-256 of a login or an address: what was typed as a login may be a password',
  attempts     int         not null,
  since        datetime(6) not null comment 'of the first one',
  primary key (subject_hash),
  key sign_in_attempt_age (since)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Everybody signs in again: the old rows do not say when they end, nor where they came from.
delete from staff_session;

alter table staff_session
  add column id      uuid         not null first,
  add column stage   varchar(16)  not null comment 'OPEN, CODE or ENROL: what is still missing',
  add column method  varchar(16)  not null comment 'how its owner proved himself',
  add column address varchar(64)  not null,
  add column agent   varchar(160) not null comment 'what the browser says of itself',
  add column ends_at datetime(6)  not null,
  add unique key staff_session_id (id);

create table staff_sign_in (
  id      uuid        not null,
  login   varchar(32) not null,
  method  varchar(16) not null,
  address varchar(64) not null,
  at      datetime(6) not null,
  primary key (id),
  key staff_sign_in_login (login, at),
  key staff_sign_in_age (at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
