-- Places in the log as runs: events that got theirs together and have numbers one after another are
-- one row (ADR 0276).

create table log_run (
  first_index    bigint not null comment 'place of the first, 0, 1, 2, … over all runs without gaps',
  first_sequence bigint not null comment 'the first event; the others have the numbers that follow',
  length         bigint not null comment 'how many; grows while what comes next follows on',
  primary key (first_index),
  unique key log_run_sequence (first_sequence),
  constraint log_run_length check (length > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

insert into log_run (first_index, first_sequence, length)
select min(log_index), min(sequence), count(*)
from (
  select log_index, sequence, sum(begins) over (order by log_index) as run
  from (
    select log_index, sequence,
      case when sequence = lag(sequence) over (order by log_index) + 1 then 0 else 1 end as begins
    from log_place
  ) marked
) numbered
group by run;

drop table log_place;
