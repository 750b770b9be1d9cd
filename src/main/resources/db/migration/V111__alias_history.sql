-- Who moved an alias and why, what its gate compared (as JSON), and whether the change took back one before it.
alter table model_aliases add column changed_by varchar(100);
alter table model_aliases add column reason varchar(500);
alter table model_aliases add column figures varchar;
alter table model_aliases add column rolled_back boolean default false not null;

-- Gates look for the comparison that two runs are trials of.
create index study_trials_run on study_trials (run_id);
