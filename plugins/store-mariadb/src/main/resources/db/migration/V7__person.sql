-- Persons, apart from everything else: nothing refers to these tables, so that a person can go and
-- what was decided stays. Unlike others these rows are changed and deleted.

create table person (
  id           uuid        not null,
  community_id uuid        not null,
  recorded_at  datetime(6) not null,
  actor_kind   varchar(16) not null,
  actor_id     varchar(64) not null,
  primary key (id),
  key person_community (community_id, id),
  constraint person_of_community foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Encrypted by the server, one by one; the keys are not in the database.
create table person_field (
  person_id uuid         not null,
  field     varchar(16)  not null,
  sealed    varchar(800) not null comment 'AES-GCM, Base64',
  lookup    char(64)     null comment 'HMAC of the normal form within a community',
  primary key (person_id, field),
  key person_field_lookup (field, lookup),
  constraint person_field_person foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table person_link (
  community_id uuid         not null,
  owner        varchar(64)  not null comment 'id in the roster',
  person_id    uuid         not null,
  evidence     varchar(200) not null,
  linked_at    datetime(6)  not null,
  actor_kind   varchar(16)  not null,
  actor_id     varchar(64)  not null,
  primary key (community_id, owner),
  key person_link_person (person_id),
  constraint person_link_of foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table eligibility (
  id          uuid         not null,
  person_id   uuid         not null,
  kind        varchar(16)  not null,
  from_day    date         not null,
  to_day      date         null comment 'first day no longer included',
  evidence    varchar(200) not null,
  guardian_id uuid         null comment 'of a minor',
  recorded_at datetime(6)  not null,
  actor_kind  varchar(16)  not null,
  actor_id    varchar(64)  not null,
  primary key (id),
  key eligibility_person (person_id),
  key eligibility_guardian (guardian_id),
  constraint eligibility_of foreign key (person_id) references person (id),
  constraint eligibility_by foreign key (guardian_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table consent (
  id           uuid        not null,
  person_id    uuid        not null,
  purpose      varchar(16) not null,
  version      varchar(32) not null comment 'of the text agreed to',
  given_at     datetime(6) not null,
  guardian_id  uuid        null comment 'who agreed for him',
  withdrawn_at datetime(6) null,
  primary key (id),
  key consent_person (person_id),
  key consent_guardian (guardian_id),
  constraint consent_of foreign key (person_id) references person (id),
  constraint consent_by foreign key (guardian_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table person_erasure (
  person_id    uuid         not null,
  requested_at datetime(6)  not null,
  actor_kind   varchar(16)  not null comment 'who entered the request, and cannot confirm it',
  actor_id     varchar(64)  not null,
  why          varchar(200) not null,
  primary key (person_id),
  constraint person_erasure_of foreign key (person_id) references person (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
