-- What a run has come to is put together from its checkpoints and epochs.
alter table runs drop column metrics;
