-- A witness that was restored from a backup may have signed more of other logs than the backup knows.
-- It signs nothing of a log until somebody has said what it signed last.

create table log_witness_restored (
  id tinyint not null comment 'always 1; no row: never restored',
  primary key (id),
  constraint log_witness_restored_one check (id = 1)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table log_witness_confirmed (
  origin varchar(255) not null comment 'of a log that was compared since the last restore',
  primary key (origin)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
