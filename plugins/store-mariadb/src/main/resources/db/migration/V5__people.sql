-- Mandates: who does which work where and when. A row is never updated or deleted; an end is a row
-- of its own. Times are UTC, to the microsecond; logins compare byte by byte (see V1).

create table mandate (
  id           uuid         not null,
  holder       varchar(64)  not null comment 'login of an account',
  kind         varchar(32)  not null,
  community_id uuid         null comment 'null: the whole server',
  path         varchar(200) not null comment 'compound/building/entrance; empty: all of it',
  from_day     date         not null,
  to_day       date         null comment 'first day no longer included',
  granted_at   datetime(6)  not null,
  actor_kind   varchar(16)  not null comment 'who granted it',
  actor_id     varchar(64)  not null,
  primary key (id),
  key mandate_holder (holder),
  key mandate_kind (kind),
  constraint mandate_community foreign key (community_id) references community (id),
  constraint mandate_place check (community_id is not null or path = ''),
  constraint mandate_period check (to_day is null or to_day > from_day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table mandate_end (
  mandate_id uuid         not null,
  from_day   date         not null comment 'first day on which the mandate grants nothing',
  ended_at   datetime(6)  not null,
  end_kind   varchar(16)  not null comment 'who ended it',
  end_id     varchar(64)  not null,
  why        varchar(500) not null,
  primary key (mandate_id),
  constraint mandate_end_mandate foreign key (mandate_id) references mandate (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Housekeeping: its one row is counted up by whoever changes mandates, which makes the others wait,
-- and on another node of a cluster, where locks do not reach, begin again.
create table mandate_turn (
  id    tinyint not null,
  turns bigint  not null,
  primary key (id),
  constraint mandate_turn_one check (id = 1)
) engine = InnoDB;

insert into mandate_turn values (1, 0);
