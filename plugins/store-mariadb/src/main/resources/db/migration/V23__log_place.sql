-- Places in a table of their own, so that an event's row is written once and keeps its size, and
-- nothing but what is new is read to find what waits (ADR 0260).

create table log_place (
  log_index bigint not null comment 'place in the log, 0, 1, 2, … without gaps',
  sequence  bigint not null comment 'the event',
  primary key (log_index),
  unique key log_place_sequence (sequence)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

insert into log_place (log_index, sequence)
select log_index, sequence from audit_event where log_index is not null order by log_index;

-- Numbers that were passed over: of transactions that were undone, or that commit late. They are
-- looked for again for ever, each time after as long as they have been missing.
create table log_gap (
  first   bigint      not null,
  last    bigint      not null comment 'events with places may lie between',
  seen_at datetime(6) not null comment 'when they were passed over; UTC, of the database',
  due     datetime(6) not null comment 'when they are looked for again',
  primary key (first),
  key log_gap_due (due)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table log_state
  add column reached bigint not null default 0 comment 'the greatest number with a place';

update log_state set reached = (select coalesce(max(sequence), 0) from log_place);

insert into log_gap (first, last, seen_at, due)
select 1, reached, utc_timestamp(6), utc_timestamp(6) from log_state where reached > 0;

alter table audit_event
  drop key audit_event_log_index,
  drop column log_index;
