-- Versions of several networks; the version itself names the first of them.
create table ensemble_members (
    model         varchar(100) not null,
    version       int          not null,
    place         int          not null,
    checkpoint_id uuid         not null references checkpoints (id),
    run_id        uuid         not null references runs (id),
    primary key (model, version, place),
    foreign key (model, version) references model_versions (model, version)
);
create index ensemble_members_checkpoint on ensemble_members (checkpoint_id);
