-- Rosters as dated rows, and the audit log. Nothing here is ever updated or deleted.
-- Times are UTC, to the microsecond. Ids that people choose compare byte by byte, trailing
-- spaces included (utf8mb4_nopad_bin): two parts are one only when their ids are the same.

create table roster_import (
  id             uuid        not null,
  community_id   uuid        not null,
  number         int         not null comment '1, 2, 3, … in the community',
  effective_from date        not null comment 'first day it holds, never before that of the number before',
  recorded_at    datetime(6) not null,
  actor_kind     varchar(16) not null,
  actor_id       varchar(64) not null,
  content        char(64)    not null comment 'SHA-256 of the whole roster',
  parts          int         not null,
  added          int         not null,
  changed        int         not null,
  gone           int         not null,
  primary key (community_id, number),
  unique key roster_import_id (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- One row for each part that an import added, changed or took away; the row with the highest
-- number up to an import is what that import says of the part. The day is the import's.
create table roster_part (
  community_id    uuid        not null,
  part_id         varchar(64) not null,
  import_number   int         not null,
  gone            boolean     not null comment 'a closing row: the part as it last was',
  compound        varchar(64) not null,
  building        varchar(64) not null,
  entrance        varchar(64) not null,
  room            varchar(64) not null,
  kind            varchar(32) not null,
  area_hundredths bigint      not null comment 'hundredths of a square metre',
  area_basis      varchar(32) not null,
  owners          mediumtext  not null comment 'ids of the owners, a JSON array, sorted',
  voter           varchar(64) null,
  status          varchar(32) not null,
  primary key (community_id, part_id, import_number),
  constraint roster_part_import foreign key (community_id, import_number)
    references roster_import (community_id, number),
  constraint roster_part_area check (area_hundredths > 0),
  constraint roster_part_owners check (json_valid(owners))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table audit_event (
  sequence     bigint      not null auto_increment,
  id           uuid        not null,
  area         varchar(32) not null,
  type         varchar(64) not null,
  subject      varchar(64) not null,
  actor_kind   varchar(16) not null,
  actor_id     varchar(64) not null,
  effective_at datetime(6) not null,
  recorded_at  datetime(6) not null,
  data         mediumtext  not null comment 'canonical JSON (RFC 8785), kept as text so that no byte changes',
  primary key (sequence),
  unique key audit_event_id (id),
  key audit_event_subject (subject, sequence),
  constraint audit_event_data check (json_valid(data))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
