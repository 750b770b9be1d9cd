-- What the answers of a checkpoint were calibrated to, on rows that its training held back.
create table calibrations (
    checkpoint_id uuid                     primary key references checkpoints (id) on delete cascade,
    calibration   text                     not null,
    created_at    timestamp with time zone not null
);
