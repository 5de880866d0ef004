-- Until when a written proxy runs, as each of the two who enter a paper read it. A line of before
-- says nothing about it, as does one whose paper states no end.

alter table paper_line
  add column proxy_until date null comment 'the last day, in the zone of the motion' after proxy,
  add constraint paper_line_proxy check (proxy_until is null or proxy is not null);
