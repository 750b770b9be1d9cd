-- One name is one data set, however it came to be.
create table dataset_names (
    name varchar(100) primary key
);
insert into dataset_names (name) select name from synthetic_datasets;
alter table synthetic_datasets
    add foreign key (name) references dataset_names (name) on delete cascade;

create table datasets (
    name       varchar(100)             primary key references dataset_names (name) on delete cascade,
    options    text                     not null,
    outline    text                     not null,
    sha256     varchar(64)              not null,
    bytes      bigint                   not null,
    created_at timestamp with time zone not null
);
create index datasets_created_at on datasets (created_at desc, name);
create index datasets_sha256 on datasets (sha256);
