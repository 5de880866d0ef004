-- Settlement between time banks. Each bank has its own rows; two that are in one database have two
-- rows of the same order. Terms, relatives, orders, their steps and comparisons are never updated
-- or deleted. Times are UTC, days the place's own, minutes whole.

-- The account that a bank has for another one: the row is what is locked while the two settle.
create table settlement_clearing (
  bank    uuid   not null,
  partner uuid   not null comment 'the other bank, which may be on another server',
  account uuid   not null,
  sending bigint not null comment 'minutes of orders on their way there; follows the orders',
  primary key (bank, partner),
  unique key settlement_clearing_account (account),
  constraint settlement_clearing_bank foreign key (bank) references timebank (id),
  constraint settlement_clearing_of foreign key (account) references timebank_account (id),
  constraint settlement_clearing_sending check (sending >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table settlement_terms (
  bank          uuid         not null,
  partner       uuid         not null,
  version       int          not null comment '1, 2, 3, …',
  place         varchar(80)  not null comment 'where the other community is',
  most_sent     bigint       not null comment 'how many minutes more may have gone than come',
  most_received bigint       not null comment 'how many more may have come than gone',
  from_day      date         not null comment 'the first day on which it holds',
  why           varchar(500) not null,
  recorded_at   datetime(6)  not null,
  actor_kind    varchar(16)  not null,
  actor_id      varchar(64)  not null,
  primary key (bank, partner, version),
  constraint settlement_terms_clearing foreign key (bank, partner) references settlement_clearing (bank, partner),
  constraint settlement_terms_limits check (most_sent >= 0 and most_received >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table settlement_relative (
  account     uuid        not null,
  partner     uuid        not null comment 'the bank that has the other account',
  far_account uuid        not null,
  relation    varchar(32) not null comment 'what the other is to the one here',
  recorded_at datetime(6) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  primary key (account, partner, far_account, relation),
  constraint settlement_relative_account foreign key (account) references timebank_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table settlement_order (
  bank       uuid         not null comment 'whose row it is: the sender''s or the receiver''s',
  id         uuid         not null comment 'the same on both sides',
  sequence   bigint       not null auto_increment comment 'the order in which they were recorded',
  partner    uuid         not null comment 'the bank on the other side',
  goes       boolean      not null comment 'whether this bank sends it',
  command    binary(16)   not null comment 'the key of what sent it; of one that comes, of the order',
  purpose    varchar(16)  not null,
  account    uuid         null comment 'here: whose minutes go, or who gets them',
  to_account uuid         null comment 'whose they are to be; null of a repayment',
  minutes    bigint       not null,
  brought    bigint       not null comment 'kept of services by somebody who moves',
  sent_at    datetime(6)  not null,
  why        varchar(500) not null comment 'of a repayment',
  actor_kind varchar(16)  not null,
  actor_id   varchar(64)  not null,
  primary key (bank, id),
  unique key settlement_order_sequence (sequence),
  unique key settlement_order_command (bank, command),
  key settlement_order_page (bank, sequence)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table settlement_step (
  bank        uuid         not null,
  order_id    uuid         not null,
  step        int          not null comment '1, 2, 3, …: the highest is how far the order has come',
  state       varchar(16)  not null,
  partner     uuid         not null,
  settled     boolean      null comment '1 in the step that settles it, else null: an order is settled once',
  posted      boolean      null comment 'what was decided; null if nothing is',
  day         date         null comment 'on which it was decided, where it was',
  kept        bigint       null,
  code        varchar(64)  null,
  figures     varchar(255) null comment 'what a refusal was about, a JSON object; null for none',
  decided_at  datetime(6)  null,
  net         bigint       not null comment 'minutes that it adds to what has gone there',
  recorded_at datetime(6)  not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  primary key (bank, order_id, step),
  unique key settlement_step_settled (bank, order_id, settled),
  key settlement_step_day (bank, partner, settled, day, net),
  constraint settlement_step_order foreign key (bank, order_id) references settlement_order (bank, id),
  constraint settlement_step_figures check (figures is null or json_valid(figures))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Messages to be handed over: what is to be done, no record. A row changes with each attempt and
-- goes when nothing is left to be said.
create table settlement_outbox (
  bank     uuid        not null,
  order_id uuid        not null,
  kind     varchar(16) not null,
  attempts int         not null,
  due_at   datetime(6) not null,
  since    datetime(6) not null,
  primary key (bank, order_id),
  key settlement_outbox_due (due_at),
  key settlement_outbox_since (bank, since)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table settlement_comparison (
  id          uuid        not null,
  sequence    bigint      not null auto_increment,
  bank        uuid        not null,
  partner     uuid        not null,
  day         date        not null,
  own_hash    varchar(64) not null,
  other_hash  varchar(64) not null,
  differences longtext    not null comment 'a JSON array; empty if the two are at one',
  recorded_at datetime(6) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  primary key (id),
  unique key settlement_comparison_sequence (sequence),
  key settlement_comparison_day (bank, partner, day),
  constraint settlement_comparison_json check (json_valid(differences))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
