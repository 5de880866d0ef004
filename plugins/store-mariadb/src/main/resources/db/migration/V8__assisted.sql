-- Assisted sessions: a worker lends a device at somebody's door. A row is never updated or deleted;
-- evidence and end are rows of their own. Times are UTC, to the microsecond; ids that people choose
-- compare byte by byte (see V1).

create table assisted_session (
  id          uuid        not null,
  motion_id   uuid        not null,
  party       int         not null,
  part        varchar(64) not null comment 'at whose door',
  who         varchar(64) not null comment 'the owner at the door, who votes',
  worker_kind varchar(16) not null,
  worker_id   varchar(64) not null,
  number      int         not null comment '1, 2, 3, … of the worker: two at once seek the same',
  begun_at    datetime(6) not null,
  ends_at     datetime(6) not null,
  primary key (id),
  unique key assisted_session_number (worker_id, number),
  key assisted_session_motion (motion_id, begun_at),
  constraint assisted_session_of_motion foreign key (motion_id) references motion (id),
  constraint assisted_session_time check (ends_at > begun_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table assisted_evidence (
  session_id  uuid        not null,
  sha256      char(64)    not null comment 'of a file; a file is evidence once',
  recorded_at datetime(6) not null,
  primary key (session_id),
  unique key assisted_evidence_file (sha256),
  constraint assisted_evidence_session foreign key (session_id) references assisted_session (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table assisted_end (
  session_id uuid        not null,
  way        varchar(16) not null,
  ended_at   datetime(6) not null,
  end_kind   varchar(16) not null,
  end_id     varchar(64) not null,
  motion_id  uuid        not null,
  cast_party int         null comment 'the party, if it cast: it has one assisted ballot a motion',
  ballot_id  uuid        null,
  primary key (session_id),
  unique key assisted_end_party (motion_id, cast_party),
  unique key assisted_end_ballot (ballot_id),
  constraint assisted_end_session foreign key (session_id) references assisted_session (id),
  constraint assisted_end_ballot_cast foreign key (ballot_id) references ballot (id),
  constraint assisted_end_way check ((way = 'cast') = (ballot_id is not null) and (ballot_id is null) = (cast_party is null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table assisted_slip (
  session_id uuid        not null,
  given_at   datetime(6) not null comment 'when the slip with the receipt was made',
  given_kind varchar(16) not null comment 'who made it, never the worker',
  given_id   varchar(64) not null,
  primary key (session_id),
  constraint assisted_slip_end foreign key (session_id) references assisted_end (session_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
