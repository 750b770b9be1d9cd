create table synthetic_datasets (
    name       varchar(100)             primary key,
    synthesis  text                     not null,
    created_at timestamp with time zone not null
);
create index synthetic_datasets_created_at on synthetic_datasets (created_at desc, name);
