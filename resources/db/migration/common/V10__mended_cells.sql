-- What a person changed in a file before it was imported: evidence of what stood there.
create table if not exists import_mended (
    id          uuid         not null primary key,
    batch_id    uuid         not null references batch (id),
    row_number  integer      not null,
    column_name varchar(200) not null,
    found       varchar(500) not null,
    entered     varchar(500) not null
);

create index if not exists import_mended_by_batch on import_mended (batch_id, row_number);
