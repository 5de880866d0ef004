-- The second factor of staff, links that let somebody set a password, and keys of programs. Times
-- are UTC. Of every secret a hash is kept, or its encrypted text: a stolen database opens nothing.

create table staff_second_factor (
  login        varchar(32)    not null,
  secret       varbinary(200) null comment 'encrypted; null until a first code confirmed one',
  pending      varbinary(200) null comment 'encrypted; shown, not confirmed yet',
  last_step    bigint         not null default 0 comment 'no code of this step of 30 s or before is accepted',
  confirmed_at datetime(6)    null,
  primary key (login),
  constraint staff_second_factor_account foreign key (login) references staff_account (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table staff_recovery_code (
  login     varchar(32) not null,
  code_hash char(64)    not null comment 'SHA-256 of a code of 80 bits',
  primary key (login, code_hash),
  constraint staff_recovery_code_account foreign key (login) references staff_account (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was used, is over or was withdrawn stays, so that it can be told apart from what never was.
create table staff_link (
  id         uuid        not null,
  token_hash char(64)    not null comment 'SHA-256 of the token, which is kept nowhere',
  kind       varchar(16) not null comment 'INVITATION, RESET or BREAK_GLASS',
  login      varchar(32) not null comment 'of an invitation: not an account yet',
  made_at    datetime(6) not null,
  expires_at datetime(6) not null,
  actor_kind varchar(16) not null,
  actor_id   varchar(64) not null,
  used_at    datetime(6) null,
  voided_at  datetime(6) null,
  primary key (id),
  unique key staff_link_token (token_hash),
  key staff_link_login (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table staff_token (
  id           uuid          not null,
  token_hash   char(64)      not null comment 'SHA-256 of the token, which is kept nowhere',
  login        varchar(32)   not null,
  name         varchar(80)   not null comment 'what it is for',
  scopes       varchar(2000) not null comment 'codes of actions, with a space between',
  created_at   datetime(6)   not null,
  expires_at   datetime(6)   not null,
  last_used_at datetime(6)   null,
  revoked_at   datetime(6)   null,
  primary key (id),
  unique key staff_token_hash (token_hash),
  key staff_token_login (login),
  constraint staff_token_account foreign key (login) references staff_account (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
