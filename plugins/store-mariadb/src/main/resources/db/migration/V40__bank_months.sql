-- What a time bank's months add up to, for everybody. Rows are made from entries once a month is
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
