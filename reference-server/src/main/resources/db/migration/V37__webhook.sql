-- Webhooks: who is told of what happens in a time bank, and what was told (ADR 0289). What is told
-- are events, which lie in the public log in any case: here stands how far it was read, and what
-- waits to be sent. Times are UTC.

create table webhook_subscription (
  id           uuid         not null,
  community_id uuid         not null,
  name         varchar(80)  not null comment 'what it is for',
  url          varchar(500) not null,
  topics       varchar(100) not null comment 'codes with a space between',
  details      varchar(100) not null comment 'codes with a space between, or empty',
  made_at      datetime(6)  not null,
  made_by      varchar(64)  not null comment 'a login',
  stopped_at   datetime(6)  null,
  stopped_why  varchar(16)  null comment 'STAFF or GONE: by whom',
  place        bigint       not null comment 'in the public log up to which events were looked at',
  failures     int          not null default 0 comment 'in a row',
  failing_since datetime(6) null comment 'the first of these',
  resume_at    datetime(6)  not null comment 'before which nothing is sent',
  taken_by     uuid         null comment 'a round of a server that is sending',
  taken_until  datetime(6)  null comment 'when another server may',
  primary key (id),
  key webhook_subscription_community (community_id),
  constraint webhook_subscription_of foreign key (community_id) references community (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table webhook_secret (
  id           uuid           not null,
  subscription uuid           not null,
  sealed       varbinary(512) not null comment 'encrypted for this row',
  made_at      datetime(6)    not null,
  ends_at      datetime(6)    null comment 'null: the newest',
  primary key (id),
  constraint webhook_secret_subscription foreign key (subscription) references webhook_subscription (id),
  key webhook_secret_of (subscription, made_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table webhook_delivery (
  id           uuid          not null comment 'the receiver knows a message by it that comes twice',
  subscription uuid          not null,
  place        bigint        not null comment 'of the event in the public log; they are sent in this order',
  event        uuid          not null,
  type         varchar(100)  not null,
  subject      varchar(64)   not null comment 'what it happened to; of one subject, one after another',
  body         varchar(4000) not null,
  state        varchar(8)    not null comment 'WAITS, SENT or DEAD',
  waits_since  datetime(6)   not null,
  due_at       datetime(6)   not null,
  attempts     int           not null default 0,
  status       smallint      null comment 'that the last attempt was answered',
  fault        varchar(16)   null comment 'of the last attempt',
  settled_at   datetime(6)   null comment 'when it was sent or given up',
  primary key (id),
  unique key webhook_delivery_event (subscription, event),
  key webhook_delivery_order (subscription, state, place),
  key webhook_delivery_age (settled_at),
  constraint webhook_delivery_subscription foreign key (subscription) references webhook_subscription (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
