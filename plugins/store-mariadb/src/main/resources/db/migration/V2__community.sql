-- Communities. A row is never updated or deleted.

create table community (
  id           uuid         not null,
  slug         varchar(40)  not null comment 'its name in addresses',
  name_zh      varchar(200) not null,
  name_en      varchar(200) not null,
  division_zh  varchar(200) not null,
  division_en  varchar(200) not null,
  jurisdiction varchar(64)  not null comment 'scope code of the rules that apply',
  zone         varchar(64)  not null comment 'in which its days are counted',
  primary key (id),
  unique key community_slug (slug)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;
