-- Which persons hold which logins. Like the other records of persons these rows are deleted, and go
-- with the person.
create table person_account (
  login      varchar(64)  not null,
  person_id  uuid         not null,
  evidence   varchar(200) not null,
  linked_at  datetime(6)  not null,
  actor_kind varchar(16)  not null,
  actor_id   varchar(64)  not null,
  primary key (login, person_id),
  key person_account_person (person_id),
  constraint person_account_of foreign key (person_id) references person (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
