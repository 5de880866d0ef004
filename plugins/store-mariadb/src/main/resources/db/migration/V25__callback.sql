-- Call-backs of assisted ballots: a sample for each motion, drawn once, and every call. A row is
-- never updated or deleted. Times are UTC, to the microsecond; ids that people choose compare byte by
-- byte (see V1).

create table callback_draw (
  motion_id uuid        not null,
  log_size  bigint      not null comment 'entries of the public log up to the one that closed the vote',
  root      char(64)    not null comment 'root of the log of that size: the seed comes of it',
  least     int         not null comment 'the rule it was drawn by: so many at least',
  percent   int         not null comment 'and so many of a hundred',
  ballots   int         not null comment 'assisted ballots there were',
  drawn_at  datetime(6) not null,
  primary key (motion_id),
  constraint callback_draw_of_motion foreign key (motion_id) references motion (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table callback_drawn (
  motion_id  uuid not null,
  position   int  not null comment '1, 2, 3, … in the order drawn',
  session_id uuid not null,
  primary key (motion_id, position),
  unique key callback_drawn_session (session_id),
  constraint callback_drawn_of_draw foreign key (motion_id) references callback_draw (motion_id),
  constraint callback_drawn_end foreign key (session_id) references assisted_end (session_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table callback_call (
  sequence  bigint       not null auto_increment,
  id        uuid         not null,
  motion_id uuid         not null,
  session_id uuid        not null,
  round     int          not null comment '1, 2, 3, … of the session: two at once seek the same',
  outcome   varchar(16)  not null,
  remark    varchar(500) not null,
  by_kind   varchar(16)  not null,
  by_id     varchar(64)  not null,
  called_at datetime(6)  not null,
  primary key (sequence),
  unique key callback_call_id (id),
  unique key callback_call_round (session_id, round),
  key callback_call_motion (motion_id, sequence),
  constraint callback_call_drawn foreign key (session_id) references callback_drawn (session_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
