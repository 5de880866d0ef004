-- Time banks. Commands, entries, postings, holds and their ends are never updated or deleted;
-- accounts and their days stand at what these add up to. Times recorded are UTC; times of effect
-- are the place's own. Minutes are whole.

create table timebank (
  id           uuid        not null,
  community_id uuid        not null,
  zone         varchar(64) not null comment 'in which its days are counted',
  pool         uuid        not null comment 'the account that takes donations',
  reserve      uuid        not null comment 'the account that earned time comes from',
  primary key (id),
  key timebank_community (community_id, id),
  constraint timebank_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- An account and what it stands at, in one row: it is what is locked, in the order of ids.
create table timebank_account (
  id          uuid        not null,
  bank        uuid        not null,
  kind        varchar(16) not null,
  holder      varchar(64) not null comment 'opaque id of whom it belongs to; empty for pool and reserve',
  birth_date  date        null comment 'of the person, where rules ask for an age',
  opened      date        not null,
  closed      date        null comment 'the first day on which it takes part in nothing',
  balance     bigint      not null default 0,
  held        bigint      not null default 0 comment 'by pending holds',
  kept        bigint      not null default 0 comment 'of the services its holder ever did',
  postings    bigint      not null default 0 comment 'how many, and the sequence of the last',
  recorded_at datetime(6) null comment 'of the last',
  primary key (id),
  key timebank_account_holder (bank, holder),
  constraint timebank_account_bank foreign key (bank) references timebank (id),
  constraint timebank_account_held check (held >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_relative (
  account  uuid        not null,
  relative uuid        not null,
  relation varchar(32) not null comment 'what the other is to the one',
  primary key (account, relative, relation),
  constraint timebank_relative_account foreign key (account) references timebank_account (id),
  constraint timebank_relative_relative foreign key (relative) references timebank_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A command has one outcome under its key for ever, a refusal as well.
create table timebank_key (
  bank        uuid         not null,
  command     binary(16)   not null comment 'the key: a UUID, or half of the SHA-256 of a text',
  content     binary(16)   not null comment 'half of the SHA-256 of all else it said',
  outcome     varchar(32)  not null,
  kept        bigint       not null comment 'minutes for the receiver',
  figures     varchar(255) null comment 'what a refusal was about, a JSON object; null for none',
  recorded_at datetime(6)  not null,
  entry       uuid         null comment 'what it posted',
  hold        uuid         null comment 'what it held',
  primary key (bank, command),
  constraint timebank_key_figures check (figures is null or json_valid(figures))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_entry (
  id           uuid         not null,
  bank         uuid         not null,
  command      binary(16)   not null,
  kind         varchar(16)  not null,
  giver        uuid         null comment 'as the command named it',
  receiver     uuid         null comment 'as the command named it',
  minutes      bigint       not null,
  kept         bigint       not null comment 'of these by the receiver; the rest is the pool''s',
  effective_at datetime(6)  not null,
  recorded_at  datetime(6)  not null,
  edition      varchar(100) not null comment 'of the rules it was made under',
  actor_kind   varchar(16)  not null,
  actor_id     varchar(64)  not null,
  reverses     uuid         null comment 'the entry it takes back',
  primary key (id),
  constraint timebank_entry_minutes check (minutes > 0 and kept between 0 and minutes)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Each entry is taken back once. Apart, since few are, and an index of entries would have all.
create table timebank_reversal (
  reversed uuid not null,
  entry    uuid not null comment 'that took it back',
  primary key (reversed)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The journal, which lies in the order of accounts: a statement reads rows that lie together.
create table timebank_posting (
  account      uuid        not null,
  sequence     bigint      not null comment '1, 2, 3, … without gaps',
  entry        uuid        not null,
  minutes      bigint      not null,
  balance      bigint      not null comment 'after it',
  counts       boolean     not null comment 'for what the account keeps in a lifetime',
  effective_at datetime(6) not null,
  recorded_at  datetime(6) not null comment 'not before that of the posting before',
  primary key (account, sequence),
  key timebank_posting_recorded (account, recorded_at, sequence, balance),
  key timebank_posting_effective (account, effective_at, sequence, minutes),
  constraint timebank_posting_minutes check (minutes <> 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What is added up of an account's day: what caps ask for, and what would take too many rows.
create table timebank_day (
  account uuid   not null,
  day     date   not null,
  earned  bigint not null comment 'minutes that count for the day''s cap',
  minutes bigint not null comment 'added to the balance with effect on this day; of pool and reserve alone',
  primary key (account, day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_hold (
  id           uuid         not null,
  bank         uuid         not null,
  command      binary(16)   not null,
  account      uuid         not null comment 'whose minutes are held',
  kind         varchar(16)  not null,
  giver        uuid         null comment 'as the command named it',
  receiver     uuid         null comment 'as the command named it',
  minutes      bigint       not null,
  effective_at datetime(6)  not null,
  expires_at   datetime(6)  not null,
  recorded_at  datetime(6)  not null,
  edition      varchar(100) not null,
  actor_kind   varchar(16)  not null,
  actor_id     varchar(64)  not null,
  primary key (id),
  constraint timebank_hold_minutes check (minutes > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_hold_end (
  hold        uuid        not null comment 'each ends once',
  way         varchar(16) not null,
  command     binary(16)  not null,
  entry       uuid        null comment 'what was posted',
  recorded_at datetime(6) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  primary key (hold)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Holds that have not ended: what is to be done, no record. A row goes when its hold ends.
create table timebank_pending (
  hold       uuid        not null,
  bank       uuid        not null,
  account    uuid        not null,
  expires_at datetime(6) not null,
  primary key (hold),
  key timebank_pending_due (bank, expires_at, hold),
  key timebank_pending_account (account, expires_at, hold)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
