-- What was found in the rows of a data set of this version; "form" is that of the finding.
create table dataset_insights (
    name    varchar(100) primary key references dataset_names (name) on delete cascade,
    version varchar(64)  not null,
    form    int          not null,
    insight text         not null
);

-- So that a list need not make the rows; without it they are made once more.
alter table synthetic_datasets add column outline text;

-- "source" is the data set that the rows come from, which therefore stays; none where that comes with Dropwise.
create table derived_datasets (
    name       varchar(100)             primary key references dataset_names (name) on delete cascade,
    source     varchar(100)             references dataset_names (name),
    derivation text                     not null,
    outline    text                     not null,
    created_at timestamp with time zone not null
);
create index derived_datasets_created_at on derived_datasets (created_at desc, name);
create index derived_datasets_source on derived_datasets (source);
