-- Predictions for all rows of a data set. "request" is as the client wrote it, with its seed; the rows up to done_rows are in parts.
create table batch_predictions (
    id            uuid                     primary key,
    model         varchar(100)             not null,
    model_version int                      not null,
    dataset       varchar(200)             not null,
    dataset_hash  varchar(64)              not null,
    owner         varchar(100)             not null,
    request       text                     not null,
    state         varchar(16)              not null,
    total_rows    int                      not null,
    done_rows     int                      not null,
    faulty_rows   int                      not null,
    losses        int                      not null,
    error         text,
    created_at    timestamp with time zone not null,
    started_at    timestamp with time zone,
    finished_at   timestamp with time zone
);
create index batch_predictions_model on batch_predictions (model, id);
create index batch_predictions_dataset on batch_predictions (dataset, state);

create table batch_parts (
    prediction_id uuid        not null references batch_predictions (id) on delete cascade,
    first_row     int         not null,
    sha256        varchar(64) not null,
    bytes         bigint      not null,
    primary key (prediction_id, first_row)
);
create index batch_parts_sha256 on batch_parts (sha256);

-- Which of them are to be worked on, as db-scheduler keeps it.
create table batch_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index batch_tasks_execution_time on batch_tasks (execution_time);
create index batch_tasks_last_heartbeat on batch_tasks (last_heartbeat);
