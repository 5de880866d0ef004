-- Sheets of paper ballots and counts of papers. A row is never updated or deleted. Times are UTC,
-- to the microsecond; ids that people choose compare byte by byte (see V1).

create table paper_entry (
  id          uuid         not null,
  motion_id   uuid         not null,
  sheet       int          not null comment 'the number printed on the sheet',
  round       int          not null comment '1 the first entry, 2 the second, 3 and more settle differences',
  channel     varchar(16)  not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  recorded_at datetime(6)  not null,
  reason      varchar(500) null comment 'from round 3 on',
  completes   boolean      not null comment 'two people agreed on every line, and the ballots went into the box',
  primary key (id),
  unique key paper_entry_round (motion_id, sheet, round),
  constraint paper_entry_motion foreign key (motion_id) references motion (id),
  constraint paper_entry_reason check ((round < 3) = (reason is null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table paper_line (
  entry_id    uuid        not null,
  line        int         not null,
  part        varchar(64) not null comment 'empty: no ballot stands on this line',
  choice      varchar(16) not null comment 'empty: signed and not marked, or no ballot',
  received_at datetime(6) null,
  proxy       varchar(64) null,
  primary key (entry_id, line),
  constraint paper_line_entry foreign key (entry_id) references paper_entry (id),
  constraint paper_line_received check ((part = '') = (received_at is null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table paper_recorded (
  motion_id uuid not null,
  sheet     int  not null,
  line      int  not null,
  ballot_id uuid not null,
  primary key (motion_id, sheet, line),
  constraint paper_recorded_motion foreign key (motion_id) references motion (id),
  constraint paper_recorded_ballot foreign key (ballot_id) references ballot (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table paper_count (
  id          uuid        not null,
  motion_id   uuid        not null,
  round       int         not null comment '1, 2, 3, …: the highest holds',
  issued      int         not null,
  returned    int         not null,
  spoilt      int         not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  recorded_at datetime(6) not null,
  primary key (id),
  unique key paper_count_round (motion_id, round),
  constraint paper_count_motion foreign key (motion_id) references motion (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
