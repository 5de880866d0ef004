-- Motions, rolls and ballot boxes. A row is never updated or deleted. Times are UTC, to the
-- microsecond; ids that people choose compare byte by byte (see V1).

-- The head of a motion, which never changes and holds nothing: it is what is locked. Who takes a
-- step locks it for himself; who adds a ballot shares it, by the foreign key of his row.
create table motion (
  id           uuid   not null,
  sequence     bigint not null auto_increment comment 'the order in which motions were drafted',
  community_id uuid   not null,
  primary key (id),
  unique key motion_sequence (sequence),
  key motion_community (community_id, sequence),
  constraint motion_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table motion_version (
  motion_id   uuid        not null,
  version     int         not null comment '1, 2, 3, …: the highest is the motion as it stands',
  state       varchar(16) not null,
  counted     boolean     null comment '1 in the version the count made, else null: a motion is counted once',
  recorded_at datetime(6) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  motion      longtext    not null comment 'the motion in full, canonical JSON (RFC 8785)',
  primary key (motion_id, version),
  unique key motion_version_counted (motion_id, counted),
  key motion_version_state (state, motion_id, version),
  constraint motion_version_motion foreign key (motion_id) references motion (id),
  constraint motion_version_json check (json_valid(motion))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table motion_roll (
  motion_id     uuid not null,
  roster_import int  not null comment 'number of the import it was made from',
  primary key (motion_id),
  constraint motion_roll_motion foreign key (motion_id) references motion (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table motion_party (
  motion_id         uuid        not null,
  number            int         not null comment '1, 2, 3, … in the order of the roster',
  owners            mediumtext  not null comment 'ids of the owners, a JSON array, sorted',
  voter             varchar(64) null comment 'as the roll froze; see voter_naming',
  parts             mediumtext  not null comment 'ids of the parts in scope, a JSON array',
  heads             int         not null,
  weight_hundredths bigint      not null comment 'hundredths of a square metre',
  primary key (motion_id, number),
  constraint motion_party_roll foreign key (motion_id) references motion_roll (motion_id),
  constraint motion_party_owners check (json_valid(owners)),
  constraint motion_party_parts check (json_valid(parts))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table ballot (
  sequence      bigint       not null auto_increment,
  id            uuid         not null,
  motion_id     uuid         not null,
  party         int          not null comment 'its number on the roll',
  slot          varchar(64)  not null comment 'one row each: what makes a second ballot impossible',
  part          varchar(64)  not null,
  voter         varchar(64)  not null,
  channel       varchar(16)  not null,
  cast_at       datetime(6)  not null,
  choice        varchar(16)  not null comment 'empty: signed without a choice',
  proxy         varchar(64)  null,
  recorded_at   datetime(6)  not null,
  evidence      varchar(200) not null,
  recorder_kind varchar(16)  not null,
  recorder_id   varchar(64)  not null,
  witness       varchar(64)  null,
  corrects      uuid         null comment 'whose place it takes; each row can be corrected once',
  reason        varchar(500) null comment 'of the correction',
  voids         boolean      not null comment 'takes that row back and is no ballot itself',
  primary key (sequence),
  unique key ballot_id (id),
  unique key ballot_slot (motion_id, party, slot),
  unique key ballot_corrects (corrects),
  key ballot_box (motion_id, sequence),
  constraint ballot_motion foreign key (motion_id) references motion (id),
  constraint ballot_corrected foreign key (corrects) references ballot (id),
  constraint ballot_correction check ((corrects is null) = (reason is null) and (corrects is not null or not voids))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table voter_naming (
  sequence    bigint       not null auto_increment,
  motion_id   uuid         not null,
  party       int          not null,
  voter       varchar(64)  not null,
  evidence    varchar(200) not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  recorded_at datetime(6)  not null,
  primary key (sequence),
  key voter_naming_motion (motion_id, sequence),
  constraint voter_naming_of_motion foreign key (motion_id) references motion (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
