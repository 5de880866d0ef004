-- Elections by secret ballot. A row is never updated or deleted, but for sealed ballots: they go
-- when they are counted. Times are UTC; ids that people choose compare byte by byte (see V1).

-- The head of an election, which never changes and holds nothing: it is what is locked. Who takes a
-- step locks it for himself; who votes shares it.
create table election (
  id           uuid   not null,
  sequence     bigint not null auto_increment comment 'the order in which elections were drafted',
  community_id uuid   not null,
  primary key (id),
  unique key election_sequence (sequence),
  key election_community (community_id, sequence),
  constraint election_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table election_version (
  election_id  uuid        not null,
  version      int         not null comment '1, 2, 3, …: the highest is the election as it stands',
  state        varchar(16) not null,
  counted      boolean     null comment '1 in the version the count made, else null: an election is counted once',
  recorded_at  datetime(6) not null,
  actor_kind   varchar(16) not null,
  actor_id     varchar(64) not null,
  witness_kind varchar(16) null comment 'who took the step with the actor',
  witness_id   varchar(64) null,
  election     longtext    not null comment 'the election in full, canonical JSON (RFC 8785)',
  primary key (election_id, version),
  unique key election_version_counted (election_id, counted),
  key election_version_state (state, election_id, version),
  constraint election_version_election foreign key (election_id) references election (id),
  constraint election_version_witness check ((witness_kind is null) = (witness_id is null)),
  constraint election_version_json check (json_valid(election))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table election_voter (
  election_id uuid        not null,
  version     int         not null comment 'the version of the election that brought this list',
  number      int         not null comment '1, 2, 3, …',
  voter_id    varchar(64) not null comment 'opaque: of a person, a household or a representative',
  struck      boolean     not null,
  primary key (election_id, version, number),
  unique key election_voter_id (election_id, version, voter_id),
  constraint election_voter_election foreign key (election_id) references election (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- That somebody took part. The rows lie in the order of the numbers, not in the one they came in.
create table election_participation (
  election_id uuid        not null,
  voter       int         not null comment 'his number on the list',
  channel     varchar(16) not null,
  recorded_at datetime    not null comment 'cut to the minute',
  primary key (election_id, voter),
  constraint election_participation_election foreign key (election_id) references election (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was cast, sealed. No voter, no time, no counter; the id is chance and the order of the rows.
create table election_sealed_ballot (
  id          uuid            not null,
  election_id uuid            not null,
  sealed      varbinary(1024) not null comment 'equally long for all ballots of an election',
  primary key (id),
  key election_sealed_box (election_id, id),
  constraint election_sealed_election foreign key (election_id) references election (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was counted, sorted by what it says.
create table election_opened_ballot (
  election_id uuid         not null,
  position    int          not null comment '1, 2, 3, … after sorting',
  choices     varchar(600) not null comment 'numbers of candidates: 1,3,5; empty if blank',
  primary key (election_id, position),
  constraint election_opened_election foreign key (election_id) references election (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
