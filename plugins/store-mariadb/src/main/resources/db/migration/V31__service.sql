-- Services of the time bank: appointments, offers and requests. Times are UTC, to
-- the microsecond; ids that people choose compare byte by byte (see V1).

-- The head of an appointment, which never changes and holds nothing: it is what is locked.
create table appointment (
  id           uuid   not null,
  sequence     bigint not null auto_increment comment 'the order in which they were proposed',
  community_id uuid   not null,
  primary key (id),
  unique key appointment_sequence (sequence),
  key appointment_community (community_id, sequence),
  constraint appointment_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A row is never updated or deleted.
create table appointment_version (
  appointment_id uuid        not null,
  version        int         not null comment '1, 2, 3, …: the highest is the appointment as it stands',
  state          varchar(16) not null,
  confirmed      boolean     null comment '1 in the version that confirms it, else null: a service is confirmed once',
  recorded_at    datetime(6) not null,
  actor_kind     varchar(16) not null,
  actor_id       varchar(64) not null,
  appointment    longtext    not null comment 'the appointment in full, canonical JSON (RFC 8785)',
  primary key (appointment_id, version),
  unique key appointment_version_confirmed (appointment_id, confirmed),
  constraint appointment_version_appointment foreign key (appointment_id) references appointment (id),
  constraint appointment_version_json check (json_valid(appointment))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What the latest versions are found by. These rows follow the versions in the same transaction
-- and can be made from them again; they record nothing.
create table appointment_now (
  appointment_id uuid        not null,
  version        int         not null,
  community_id   uuid        not null,
  state          varchar(16) not null,
  provider       varchar(64) not null,
  receiver       varchar(64) not null,
  from_at        datetime(6) null comment 'the time that both are taken for, if any',
  until_at       datetime(6) null,
  due_at         datetime(6) null comment 'when time takes a step, if it does',
  primary key (appointment_id),
  key appointment_now_provider (community_id, provider, until_at),
  key appointment_now_receiver (community_id, receiver, until_at),
  key appointment_now_state (community_id, state),
  key appointment_now_due (due_at),
  constraint appointment_now_version foreign key (appointment_id, version) references appointment_version (appointment_id, version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What is locked while a visit of somebody is arranged or recorded. A row is never updated or
-- deleted.
create table appointment_member (
  community_id uuid        not null,
  member       varchar(64) not null,
  primary key (community_id, member)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Offers and requests, likewise: the head is locked, a version is never updated or deleted.
create table notice (
  id           uuid   not null,
  sequence     bigint not null auto_increment comment 'the order in which they were posted',
  community_id uuid   not null,
  primary key (id),
  unique key notice_sequence (sequence),
  key notice_community (community_id, sequence),
  constraint notice_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table notice_version (
  notice_id   uuid        not null,
  version     int         not null comment '1, 2, 3, …: the highest is the notice as it stands',
  state       varchar(16) not null,
  recorded_at datetime(6) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  notice      longtext    not null comment 'the notice in full, canonical JSON (RFC 8785)',
  primary key (notice_id, version),
  constraint notice_version_notice foreign key (notice_id) references notice (id),
  constraint notice_version_json check (json_valid(notice))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What the latest versions are found by; see appointment_now.
create table notice_now (
  notice_id    uuid        not null,
  version      int         not null,
  community_id uuid        not null,
  kind         varchar(16) not null,
  state        varchar(16) not null,
  until_at     datetime(6) not null,
  primary key (notice_id),
  key notice_now_open (community_id, kind, state, notice_id),
  key notice_now_over (state, until_at),
  constraint notice_now_version foreign key (notice_id, version) references notice_version (notice_id, version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
