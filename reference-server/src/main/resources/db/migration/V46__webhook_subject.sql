-- What waits about a subject is found without reading all that waits: however many messages of others
-- are to be tried again, the next one is found at once (ADR 0313).
alter table webhook_delivery
  add key webhook_delivery_subject (subscription, state, subject, place);

-- A restore stops webhooks until somebody starts them again.
alter table webhook_subscription
  modify stopped_why varchar(16) null comment 'STAFF, GONE or RESTORED: by whom';
