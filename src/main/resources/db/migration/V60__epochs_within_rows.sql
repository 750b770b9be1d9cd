-- What is written every epoch lies within its row: H2 keeps longer "text" beside it, in pages of its own.
alter table epoch_metrics alter column metrics set data type varchar;

-- The event of an epoch shows what its run has of it, and has no data of its own.
alter table job_events alter column data set data type varchar;
alter table job_events alter column data drop not null;
alter table job_events add column epoch int;

-- What weights come to on all training rows, where an epoch measures a sample of them.
alter table checkpoints add column train varchar;
