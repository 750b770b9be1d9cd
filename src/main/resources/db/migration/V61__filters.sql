-- What jobs and runs are looked for by, and in what order they are told. Plans of before are read by the migration after this.
alter table jobs add column model varchar(100);
alter table jobs add column model_spec varchar(200);
create index jobs_dataset on jobs (dataset, id);
create index jobs_model on jobs (model, id);
create index jobs_model_spec on jobs (model_spec, id);
create index jobs_owner on jobs (owner, id);
create index jobs_name on jobs (name, id);
create index jobs_started_at on jobs (started_at, id);
create index jobs_finished_at_id on jobs (finished_at, id);
drop index jobs_finished_at;

alter table runs add column name varchar(200);
alter table runs add column dataset varchar(200) default '' not null;
alter table runs add column model varchar(100);
alter table runs add column model_spec varchar(200);
alter table runs add column owner varchar(100) default '' not null;
update runs set owner = coalesce((select jobs.owner from jobs where jobs.id = runs.job_id), '');
create index runs_state on runs (state, id);
create index runs_dataset on runs (dataset, id);
create index runs_model on runs (model, id);
create index runs_model_spec on runs (model_spec, id);
create index runs_owner on runs (owner, id);
create index runs_name on runs (name, id);
create index runs_started_at on runs (started_at, id);
create index runs_finished_at on runs (finished_at, id);
