-- Who may do what. Of a key only the hash of its secret is kept.
create table api_keys (
    id           varchar(40)              primary key,
    name         varchar(100)             not null,
    role         varchar(20)              not null,
    secret_hash  varchar(64)              not null,
    models       text,
    created_at   timestamp with time zone not null,
    created_by   varchar(100),
    expires_at   timestamp with time zone,
    revoked_at   timestamp with time zone,
    last_used_at timestamp with time zone
);

-- Its only row is locked while the first key is made, by one process of many.
create table api_key_locks (
    name varchar(20) primary key
);
insert into api_key_locks (name) values ('first');
