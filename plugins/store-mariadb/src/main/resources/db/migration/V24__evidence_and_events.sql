-- What shows that a mandate was to be granted: the group of an organisation's sign-in, say.
alter table mandate
  add column evidence varchar(200) not null default '' comment 'empty where nothing was given';

-- Events of staff and of the system by type, subject and actor, for those who oversee what was done.
-- Residents' events, the many ballots among them, are not here: nobody browses them, and no ballot
-- waits for an index. A row goes where an actor is erased.
create table audit_listed (
  sequence    bigint      not null comment 'of the event',
  type        varchar(64) not null,
  subject     varchar(64) not null,
  actor_kind  varchar(16) not null,
  actor_id    varchar(64) not null,
  recorded_at datetime(6) not null,
  primary key (sequence),
  key listed_type (type, recorded_at, sequence),
  key listed_subject (subject, type, recorded_at, sequence),
  key listed_actor (actor_kind, actor_id, type, recorded_at, sequence)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

insert into audit_listed (sequence, type, subject, actor_kind, actor_id, recorded_at)
select sequence, type, subject, actor_kind, actor_id, recorded_at
from audit_event where actor_kind <> 'RESIDENT';
