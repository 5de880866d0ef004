-- Settlement with communities on other servers (ADRs 0307, 0308): keys, whom a bank believes, and
-- how talking to each goes. What was settled stands in the tables of settlement. Times are UTC.

-- What a bank signs with. The newest two sign, so that a partner may take his time with a new one.
create table settlement_key (
  bank     uuid           not null,
  number   int            not null comment '1, 2, 3, …',
  verifier varchar(200)   not null comment 'what verifies it: name+hash+key',
  sealed   varbinary(512) not null comment 'the key, encrypted for this row',
  made_at  datetime(6)    not null,
  made_by  varchar(64)    not null comment 'a login',
  primary key (bank, number),
  constraint settlement_key_bank foreign key (bank) references timebank (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A bank on another server, as one person has entered and another confirmed it. A row gets its end
-- and is not changed otherwise.
create table settlement_link (
  bank         uuid         not null,
  partner      uuid         not null comment 'the other bank, on another server',
  version      int          not null comment '1, 2, 3, …',
  name         varchar(80)  not null comment 'what the other community is called here',
  place        varchar(80)  not null comment 'where it is',
  url          varchar(500) not null comment 'where messages to it go',
  verifier     varchar(200) not null comment 'what its messages are verified with',
  proposed_at  datetime(6)  not null,
  proposed_by  varchar(64)  not null comment 'a login',
  confirmed_at datetime(6)  null,
  confirmed_by varchar(64)  null comment 'another person''s login',
  ended_at     datetime(6)  null,
  ended_by     varchar(64)  null,
  primary key (bank, partner, version),
  constraint settlement_link_bank foreign key (bank) references timebank (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- How talking to a partner goes, here or elsewhere: state and no record.
create table settlement_contact (
  bank          uuid        not null,
  partner       uuid        not null,
  due_at        datetime(6) not null comment 'when statements are told next; another server waits until then',
  told_day      date        null comment 'the last day whose statement the partner has taken',
  reached_at    datetime(6) null comment 'when it last took a message',
  failing_since datetime(6) null comment 'from when on it has taken none',
  fault         varchar(64) null comment 'why not',
  heard_at      datetime(6) null comment 'when a message of it was last taken here',
  refused_at    datetime(6) null comment 'when one was last not taken',
  refused       varchar(64) null comment 'why not',
  their_day     date        null comment 'the day of its last statement',
  their_closing bigint      null comment 'what stood there at the end of that day',
  primary key (bank, partner),
  constraint settlement_contact_bank foreign key (bank) references timebank (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Letters of partners that were taken, for as long as one of that age is taken at all.
create table settlement_letter (
  bank    uuid        not null,
  partner uuid        not null,
  id      uuid        not null,
  seen_at datetime(6) not null,
  primary key (bank, partner, id),
  key settlement_letter_age (seen_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
