-- The public log. An event is sealed with two salted commitments (core, package audit), and gets a
-- place in the log soon after its commit. Three things of a row may change: its place is set, once;
-- and where a person is erased, salts and what they were of go.

alter table audit_event
  add column sealed    boolean    not null default true comment 'only its commitments are published',
  add column who       binary(32) null comment 'commitment to the actor; null before there was a log: the sequencer makes it',
  add column who_salt  binary(32) null comment 'null: erased',
  add column what      binary(32) null comment 'commitment to all but the actor',
  add column what_salt binary(32) null comment 'null: erased',
  add column leaf      binary(32) null comment 'hash of the entry in the log (RFC 9162); receipts are found by it',
  add column log_index bigint     null comment 'place in the log, 0, 1, 2, … without gaps; null: waits',
  add unique key audit_event_log_index (log_index),
  add key audit_event_leaf (leaf(8));

create table log_state (
  id         tinyint      not null comment 'always 1, and none before the first event has a place: who locks it integrates alone',
  size       bigint       not null comment 'events with a place',
  root       char(64)     not null comment 'SHA-256 root of their tree (RFC 9162)',
  checkpoint text         null comment 'the newest signed note',
  cosigned   text         null comment 'the newest note that witnesses have signed, too',
  restored   boolean      not null default false comment 'from a backup, and not yet held against what was signed last',
  primary key (id),
  constraint log_state_one check (id = 1)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The greatest checkpoint that this server, as a witness, has signed of each other log.
create table log_witnessed (
  origin varchar(255) not null,
  size   bigint       not null,
  root   char(64)     not null,
  primary key (origin)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Tiles of hashes and bundles of entries (C2SP tlog-tiles). The last of a level grows until it has
-- 256; no byte of it changes.
create table log_tile (
  level    tinyint    not null comment '0 to 7; -1: entries',
  position bigint     not null comment 'full ones of its level before it',
  width    smallint   not null comment 'hashes or entries, 1 to 256',
  content  mediumblob not null,
  primary key (level, position),
  constraint log_tile_width check (width between 1 and 256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
