-- What an account stood at by time of effect. Entries are written down late, so it is a sum; an
-- account that has many postings has the sums of stretches of them, in order of effect, and only
-- the last stretch is added up from postings. They are written once in some thousand postings.

alter table timebank_account
  add column spanned bigint not null default 0 comment 'its spans hold the postings up to this sequence';

create table timebank_span (
  account       uuid        not null,
  from_at       datetime(6) not null comment 'time of effect of the first posting it may hold',
  from_sequence bigint      not null comment 'and of those of that time, the sequence',
  postings      bigint      not null comment 'how many it holds',
  minutes       bigint      not null comment 'their sum',
  primary key (account, from_at, from_sequence)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Sums of pool and reserve by day did the same for these two, at a row for each transfer.
delete from timebank_day where earned = 0;

alter table timebank_day
  drop column minutes,
  modify column earned bigint not null comment 'minutes that count for the day''s cap';
