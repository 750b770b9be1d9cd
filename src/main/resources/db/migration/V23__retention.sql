-- What is to go is found by its age, and what still needs it by its id.
create index jobs_finished_at on jobs (finished_at);
create index job_events_created_at on job_events (created_at);
create index model_versions_checkpoint on model_versions (checkpoint_id);
