-- Which version of its "registerAs" a study's winner became.
alter table studies add column registered_version int;
