-- What one member of staff proposed about an account of time and another has not carried out yet:
-- no record, the row goes when it is carried out or dropped. What became of it stands in
-- timebank_closing and in the log. Days are the place's own, times recorded UTC.
create table timebank_proposal (
  account     uuid          not null,
  id          uuid          not null comment 'the key of the order that comes of it',
  bank        uuid          not null,
  way         varchar(16)   not null,
  heirs       varchar(1000) not null comment 'accounts and shares; empty for none',
  goes_into   uuid          null comment 'of a merging, the other account',
  day         date          not null,
  evidence    varchar(500)  not null,
  actor_kind  varchar(16)   not null,
  actor_id    varchar(64)   not null,
  proposed_at datetime(6)   not null,
  primary key (account),
  key timebank_proposal_bank (bank, account),
  constraint timebank_proposal_of foreign key (account) references timebank_account (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A bank's accounts are listed page by page.
alter table timebank_account add key timebank_account_of_bank (bank, id);
