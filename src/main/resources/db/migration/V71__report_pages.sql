-- The report as a page, as it was last drawn, gzipped; null until somebody asks for it.
alter table run_reports add column page bytea;
