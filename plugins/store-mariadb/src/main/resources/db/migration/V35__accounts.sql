-- Accounts of time: parts of restricted time, limits of their own, ends of kinships, closings, and
-- when time runs out. Rows but those of timebank_lapse are never updated or deleted. Times recorded
-- are UTC; days are the place's own.

-- A part is an account of its own, reached by its account alone, which is locked before it. The
-- marks tell whether there is anything to read about an account, so that nothing is for nearly all.
alter table timebank_account
  add column bucket           varchar(16) not null default 'personal' comment 'what its time may be used for',
  add column parent           uuid        null comment 'the account it is a part of',
  add column has_parts        boolean     not null default false,
  add column has_limits       boolean     not null default false,
  add column has_predecessors boolean     not null default false,
  add unique key timebank_account_part (parent, bucket),
  add constraint timebank_account_parent foreign key (parent) references timebank_account (id),
  add constraint timebank_account_bucket check ((parent is null) = (bucket = 'personal'));

-- What parts had to do with an entry or a hold, so that it can be taken back to them.
create table timebank_part (
  part_of uuid   not null comment 'an entry or a hold',
  account uuid   not null comment 'the part',
  minutes bigint not null comment 'of an entry, added to the part; of a hold, held of it',
  primary key (part_of, account),
  key timebank_part_account (account),
  constraint timebank_part_minutes check (minutes <> 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_limit (
  account     uuid         not null,
  number      bigint       not null auto_increment comment 'the order in which they were recorded',
  kind        varchar(16)  not null,
  from_day    date         not null comment 'the first on which it holds',
  minutes     bigint       null comment 'null: the policy''s holds again',
  why         varchar(500) not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  recorded_at datetime(6)  not null,
  primary key (account, number),
  unique key timebank_limit_number (number),
  constraint timebank_limit_account foreign key (account) references timebank_account (id),
  constraint timebank_limit_minutes check (minutes >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A kinship in timebank_relative holds on every day but for what stands here.
create table timebank_relative_change (
  account     uuid         not null,
  relative    uuid         not null,
  relation    varchar(32)  not null,
  number      bigint       not null auto_increment comment 'the order in which they were recorded',
  from_day    date         not null,
  holds       boolean      not null comment 'from that day on',
  why         varchar(500) not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  recorded_at datetime(6)  not null,
  primary key (account, relative, relation, number),
  unique key timebank_relative_change_number (number),
  constraint timebank_relative_change_of foreign key (account, relative, relation) references timebank_relative (account, relative, relation)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_closing (
  bank        uuid         not null,
  command     binary(16)   not null comment 'the key of the order',
  content     binary(16)   not null comment 'half of the SHA-256 of all else it said',
  number      bigint       not null auto_increment comment 'the order in which they were recorded',
  account     uuid         not null,
  way         varchar(16)  not null,
  day         date         not null comment 'the first on which it takes part in nothing, or does again',
  evidence    varchar(500) not null,
  minutes     bigint       not null comment 'moved out of it',
  first_kind  varchar(16)  not null,
  first_id    varchar(64)  not null,
  second_kind varchar(16)  not null,
  second_id   varchar(64)  not null,
  recorded_at datetime(6)  not null,
  primary key (bank, command),
  unique key timebank_closing_number (number),
  key timebank_closing_account (account, number),
  constraint timebank_closing_of foreign key (account) references timebank_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was merged into an account, and what had been merged into that before.
create table timebank_predecessor (
  account     uuid not null,
  predecessor uuid not null,
  primary key (account, predecessor),
  constraint timebank_predecessor_account foreign key (account) references timebank_account (id),
  constraint timebank_predecessor_other foreign key (predecessor) references timebank_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- When time runs out: what was found by looking, no record. Without it all is looked at again.
create table timebank_lapse (
  account  uuid   not null,
  postings bigint not null comment 'how many it had then',
  next_day date   null comment 'the first on which more of it runs out; null if none does',
  primary key (account)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
