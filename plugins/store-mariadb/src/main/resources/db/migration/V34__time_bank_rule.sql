-- What joins a community's time bank: the rules it chose, what the editions said, and which entries
-- are services. Rows are never updated or deleted. Times are UTC.

alter table timebank add unique key timebank_of_one (community_id);

create table time_bank_rule (
  bank        uuid         not null,
  number      int          not null comment '1, 2, 3, … in the order in which they were chosen',
  from_day    date         not null comment 'the first day on which it holds',
  rule        varchar(200) null comment 'the id of a rule; null for the place''s own',
  recorded_at datetime(6)  not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  primary key (bank, number),
  constraint time_bank_rule_bank foreign key (bank) references timebank (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table time_bank_edition (
  bank        uuid         not null,
  edition     varchar(100) not null comment 'as entries name it',
  recorded_at datetime(6)  not null comment 'when it was first used',
  rule        longtext     not null comment 'the rule in full, canonical JSON (RFC 8785)',
  primary key (bank, edition),
  constraint time_bank_edition_json check (json_valid(rule))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table time_bank_service (
  bank        uuid         not null,
  command     binary(16)   not null comment 'the key of the command that posted it',
  appointment uuid         not null comment 'each is posted once',
  rounding    varchar(32)  not null comment 'the name of the rule by which minutes were rounded',
  edition     varchar(200) not null comment 'of the policy of the day of the visit',
  primary key (bank, command),
  unique key time_bank_service_appointment (appointment)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
