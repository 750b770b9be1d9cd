-- Processes that train. One that ends takes its row along; one that dies leaves it behind for a day.
create table workers (
    name       varchar(200)             primary key,
    cores      int                      not null,
    memory     bigint                   not null,
    slots      int                      not null,
    device     varchar(50)              not null,
    kind       varchar(10)              not null,
    started_at timestamp with time zone not null,
    seen_at    timestamp with time zone not null
);

-- When a job of theirs was last taken.
create table job_owners (
    name      varchar(100) primary key,
    served_at timestamp with time zone
);

alter table jobs add column owner varchar(100) default '' not null;
alter table jobs add column priority smallint default 0 not null;
alter table jobs add column cores int;
alter table jobs add column memory bigint default 0 not null;
alter table jobs add column device varchar(10);
alter table jobs add column waiting_for text;
create index jobs_turn on jobs (state, owner, priority desc, id);
create index jobs_worker on jobs (worker, state);
