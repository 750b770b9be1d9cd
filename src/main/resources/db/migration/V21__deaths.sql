-- Who works on a job since when, and how often workers of it ended without a word.
alter table jobs add column worker varchar(200);
alter table jobs add column taken_at timestamp with time zone;
alter table jobs add column deaths int default 0 not null;
alter table jobs add column deaths_seen text;
