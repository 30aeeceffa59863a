-- What is known of the server that the database lies on, and what a change of it leaves to be matched with the bank.
alter table desk add column if not exists server_database bigint;
alter table desk add column if not exists blocked_at timestamp with time zone;
alter table desk add column if not exists blocked_system_id varchar(64) ${code};
alter table desk add column if not exists blocked_timeline bigint;
alter table desk add column if not exists blocked_database bigint;
alter table desk add column if not exists match_until timestamp with time zone;

-- One row for each trade that a lost server may have booked, and for each account whose statement is searched.
create table if not exists match_item (
    id            uuid                     not null primary key,
    kind          varchar(8) ${code}       not null,
    client_id     uuid                     not null references client (id),
    state         varchar(8) ${code}       not null,
    asked_count   integer                  default 0 not null,
    next_ask_at   timestamp with time zone not null,
    unknown_at    timestamp with time zone,
    last_answer   varchar(500),
    settled_at    timestamp with time zone,
    constraint match_item_kind_known check (kind in ('TRADE', 'ACCOUNT')),
    constraint match_item_state_known check (state in ('OPEN', 'FREE', 'FOUND', 'MARKED'))
);

create index if not exists match_item_due on match_item (state, next_ask_at, id);
