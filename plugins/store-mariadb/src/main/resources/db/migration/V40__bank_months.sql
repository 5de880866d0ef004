-- What the pages of time banks are drawn from.

-- What a bank's months add up to, for everybody. Rows are made from entries once a month is
-- over, and can be made from them again; they record nothing.

create table timebank_month (
  bank         uuid   not null,
  month        date   not null comment 'its first day',
  given        bigint not null comment 'minutes credited for services',
  givers       bigint not null comment 'accounts they were credited to',
  received     bigint not null comment 'of these, what members paid for',
  receivers    bigint not null comment 'accounts behind that: of payers and paid the fewer',
  earners      bigint not null comment 'accounts credited for services that nobody paid for',
  pool         bigint not null comment 'minutes in the pool when the month ended',
  pool_members bigint not null comment 'accounts that gave to the pool or got from it',
  primary key (bank, month),
  constraint timebank_month_bank foreign key (bank) references timebank (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A member's own offers and requests are found by him.

alter table notice_now
  add column member varchar(64) not null default '' comment 'whose it is' after kind;

update notice_now n
join notice_version v on v.notice_id = n.notice_id and v.version = n.version
set n.member = json_value(v.notice, '$.member');

alter table notice_now
  alter column member drop default,
  add key notice_now_member (community_id, member, state, notice_id);
