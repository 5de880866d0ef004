-- Grants of time by classes of those in need: what was attested of persons, under which class a
-- grant was made, and rounds in which minutes of the pool are shared. Times recorded are UTC; days
-- are the place's own.

-- Beside the entry, since few entries are grants. Never updated or deleted. The class tells of the
-- receiver's need: it is for those who may read the account.
create table timebank_grant (
  entry   uuid        not null,
  account uuid        not null comment 'of the receiver',
  class   varchar(40) not null comment 'by its name in the edition of the entry',
  day     date        not null comment 'of the grant, of what takes it back as well',
  minutes bigint      not null comment 'below zero for taken back',
  primary key (entry),
  key timebank_grant_account (account, day),
  constraint timebank_grant_entry foreign key (entry) references timebank_entry (id),
  constraint timebank_grant_minutes check (minutes <> 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was attested of a person, encrypted by the server: which circumstance, and on what evidence.
-- A row is never updated; one that ends it names it. Rows go with the person, and once they are
-- over for as long as the rules of retention keep them.
create table person_circumstance (
  id           uuid          not null,
  person_id    uuid          not null,
  ends         uuid          null comment 'the row that this one ends; null if it attests',
  from_day     date          not null comment 'of one that ends another, the first day on which that holds no more',
  until_day    date          null comment 'the first day on which it holds no more; null if there is none',
  sealed       varchar(2000) not null comment 'AES-GCM, Base64',
  recorded_at  datetime(6)   not null,
  actor_kind   varchar(16)   not null,
  actor_id     varchar(64)   not null,
  primary key (id),
  unique key person_circumstance_ends (ends),
  key person_circumstance_person (person_id, id),
  constraint person_circumstance_of foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Rounds and their lines are never updated or deleted. A line is carried out as a command whose key
-- is made of the round and the line, so what became of it stands in timebank_key.
create table timebank_round (
  id           uuid         not null,
  bank         uuid         not null,
  command      binary(16)   not null comment 'the key of the round',
  content      binary(16)   not null comment 'half of the SHA-256 of what was asked for and shown',
  number       int          not null comment '1, 2, 3, … in the order in which they were begun',
  giver        uuid         null comment 'an organisation''s account; null for the pool',
  bucket       varchar(16)  not null comment 'which part of the receivers'' accounts',
  minutes      bigint       not null comment 'to be shared',
  each_most    bigint       not null comment 'for one member at most',
  effective_at datetime(6)  not null,
  edition      varchar(100) not null comment 'of the rules of its day',
  recorded_at  datetime(6)  not null,
  actor_kind   varchar(16)  not null,
  actor_id     varchar(64)  not null,
  primary key (id),
  unique key timebank_round_number (bank, number),
  unique key timebank_round_command (bank, command),
  constraint timebank_round_bank foreign key (bank) references timebank (id),
  constraint timebank_round_minutes check (minutes > 0 and each_most > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table timebank_round_line (
  round   uuid        not null,
  number  int         not null comment '1, 2, 3, … in the order in which members are served',
  account uuid        not null,
  class   varchar(40) not null,
  minutes bigint      not null,
  primary key (round, number),
  unique key timebank_round_line_account (round, account),
  constraint timebank_round_line_round foreign key (round) references timebank_round (id),
  constraint timebank_round_line_minutes check (minutes > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
