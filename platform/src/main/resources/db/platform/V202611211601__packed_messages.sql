-- A row may stand for many messages of one type, packed by whoever wrote it: one row instead of hundreds where much happens at once. Its
-- key is empty: each message that is unpacked has its own.
alter table outbox add column packed boolean not null default false;

-- Rows live for moments only: squeezing a large one costs more than writing it whole.
alter table outbox alter column data set storage external;
