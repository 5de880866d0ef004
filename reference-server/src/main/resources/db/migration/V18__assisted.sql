-- Photos and signatures of assisted sessions, each once, by the hash of its bytes. Apart from the
-- papers of motions: whoever drafts a motion names papers by their hash, and publishes them.

create table assisted_file (
  sha256      char(64)    not null,
  media_type  varchar(64) not null comment 'as its first bytes say, never as a browser said',
  bytes       int         not null,
  content     mediumblob  not null,
  recorded_at datetime(6) not null,
  primary key (sha256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
