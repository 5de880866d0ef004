-- Who comes by the organisation's own sign-in: known by issuer and subject alone, for names and
-- addresses are given to others one day. Times are UTC.

create table staff_openid_identity (
  issuer     varchar(255) not null,
  subject    varchar(255) not null,
  login      varchar(32)  not null,
  mandates   varchar(500) not null comment 'what his groups stood for at the last sign-in, with a space between',
  created_at datetime(6)  not null,
  seen_at    datetime(6)  not null,
  primary key (issuer, subject),
  unique key staff_openid_identity_login (login),
  constraint staff_openid_identity_account foreign key (login) references staff_account (login)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
