-- After how many epochs a job waits for its study, and what trials came to at such places.
alter table jobs add column epoch_limit int;
alter table jobs add column epoch_limit_reached boolean default false not null;
alter table study_trials add column rungs varchar default '[]' not null;
