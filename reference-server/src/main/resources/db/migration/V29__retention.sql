-- Runs that delete what was kept long enough. One is done at a time, by whoever holds it; a run that
-- broke off goes on. Nothing here tells of a person but the last table. Times are UTC.

create table retention_run (
  number      bigint      not null comment '1, 2, 3, …: two that begin at once seek the same',
  day         date        not null comment 'on which it began, in the zone of the server',
  started_at  datetime(6) not null comment 'what is due is judged as of then, also after a break',
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  holder      uuid        not null comment 'the program that does it',
  held_until  datetime(6) not null comment 'from then on another one may go on',
  finished_at datetime(6) null,
  primary key (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table retention_count (
  run     bigint      not null,
  class   varchar(32) not null,
  removed bigint      not null,
  state   varchar(16) null comment 'DONE or FAILED; null: being worked on',
  primary key (run, class),
  constraint retention_count_run foreign key (run) references retention_run (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Persons whom nothing ties to their community, and since which day. Nothing refers to persons (V7):
-- the rows of those who are gone are swept.
create table person_unneeded (
  person_id uuid not null,
  since     date not null,
  primary key (person_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
