-- Who is told of a job, with the secret.
alter table jobs add column webhook text;

-- What is still to be told, as db-scheduler keeps it.
create table webhook_messages (
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
create index webhook_messages_execution_time on webhook_messages (execution_time);
create index webhook_messages_last_heartbeat on webhook_messages (last_heartbeat);
