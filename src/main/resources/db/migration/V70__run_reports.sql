-- The latest report of each run. "form" is that of the code which made it; what was measured is the rest.
create table run_reports (
    run_id        uuid        primary key references runs (id) on delete cascade,
    checkpoint_id uuid        not null,
    epochs        int         not null,
    state         varchar(16) not null,
    form          varchar(80) not null,
    report        text        not null
);
