-- The server's own tables: logins, sessions, idempotency keys, voting codes. Times are UTC.
-- Logins, sessions and keys are housekeeping: their rows change and go, and what matters of it
-- stands in audit_event. Codes are records: a row is never changed.

create table staff_account (
  login         varchar(32)  not null comment 'a post or a staff number, never a name',
  password_hash varchar(255) not null comment 'argon2id with its parameters and salt',
  created_at    datetime(6)  not null,
  disabled_at   datetime(6)  null,
  primary key (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table staff_session (
  token_hash   char(64)    not null comment 'SHA-256 of the cookie',
  login        varchar(32) not null,
  created_at   datetime(6) not null,
  last_seen_at datetime(6) not null,
  primary key (token_hash),
  key staff_session_login (login),
  constraint staff_session_account foreign key (login) references staff_account (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table idempotency_key (
  scope        varchar(80)  not null comment 'whose keys these are',
  id           varchar(80)  not null,
  request_hash char(64)     not null comment 'SHA-256 of what was asked',
  status       smallint     null comment 'null while the command runs',
  location     varchar(500) null,
  body         mediumtext   null,
  created_at   datetime(6)  not null,
  primary key (scope, id),
  key idempotency_key_age (created_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The row with the highest number is the code that holds; the rows before it are void.
create table voting_code (
  id         uuid         not null,
  motion_id  uuid         not null,
  party      int          not null comment 'number of the party on the roll',
  number     int          not null comment '1 is the letter, 2, 3, … its reprints',
  code_hash  char(64)     not null comment 'SHA-256 of the code, which is kept nowhere',
  issued_at  datetime(6)  not null,
  actor_kind varchar(16)  not null,
  actor_id   varchar(64)  not null,
  reason     varchar(500) null comment 'of a reprint',
  primary key (motion_id, party, number),
  unique key voting_code_id (id),
  unique key voting_code_hash (code_hash),
  constraint voting_code_reason check (number = 1 or reason is not null)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table voter_session (
  token_hash char(64)    not null comment 'SHA-256 of the cookie',
  code_id    uuid        not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (token_hash),
  key voter_session_age (expires_at),
  constraint voter_session_code foreign key (code_id) references voting_code (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
