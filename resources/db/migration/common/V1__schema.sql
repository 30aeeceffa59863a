-- The whole schema, for H2 and PostgreSQL. Placeholders: ${code} makes a text column sort by code point,
-- ${transaction_id} is the type and default of the column that orders events across streams.
-- Times are instants, money numeric(20,4), rates numeric(18,8). Ids are UUID version 7, made by the program.

create table desk (
    id                   smallint                 not null primary key,
    desk_id              uuid                     not null,
    environment          varchar(64) ${code},
    bank_host            varchar(255) ${code},
    bank_user_id         varchar(255) ${code},
    zone                 varchar(64) ${code}      not null,
    stopped_at           timestamp with time zone,
    stopped_by           varchar(255) ${code},
    stop_reason          varchar(500),
    server_system_id     varchar(64) ${code},
    server_timeline      bigint,
    blocked_reason       varchar(500),
    last_known_good_at   timestamp with time zone,
    next_batch_number    bigint                   not null,
    last_queue_position  bigint                   not null,
    events_head_number   bigint                   not null,
    events_head_hash     varchar(64) ${code}      not null,
    created_at           timestamp with time zone not null,
    constraint desk_one_row check (id = 1),
    constraint desk_stop_has_reason check (stopped_at is null or (stopped_by is not null and stop_reason is not null))
);

create table bank_evidence (
    environment  varchar(64) ${code}      not null,
    bank_host    varchar(255) ${code}     not null,
    bank_user_id varchar(255) ${code}     not null,
    proven_at    timestamp with time zone,
    refuted_at   timestamp with time zone,
    booking_key  uuid                     not null,
    primary key (environment, bank_host, bank_user_id)
);

create table client (
    id                 uuid                     not null primary key,
    cif                varchar(64) ${code}      not null,
    name               varchar(200)             not null,
    spread             numeric(18,8)            not null,
    active             boolean                  not null,
    stopped_reason     varchar(500),
    created_at         timestamp with time zone not null,
    changed_at         timestamp with time zone not null,
    events_head_number bigint                   not null,
    events_head_hash   varchar(64) ${code}      not null,
    constraint client_cif_unique unique (cif)
);

create table account (
    id         uuid                     not null primary key,
    client_id  uuid                     not null references client (id),
    currency   varchar(3) ${code}       not null,
    number     varchar(64) ${code}      not null,
    created_at timestamp with time zone not null,
    constraint account_unique unique (client_id, currency, number)
);

create table batch (
    id                         uuid                     not null primary key,
    number                     bigint                   not null,
    name                       varchar(200)             not null,
    status                     varchar(20) ${code}      not null,
    submitted_by               varchar(255)             not null,
    created_at                 timestamp with time zone not null,
    started_at                 timestamp with time zone,
    completed_at               timestamp with time zone,
    priority                   smallint                 not null,
    queue_position             bigint                   not null,
    not_before                 timestamp with time zone,
    not_after                  timestamp with time zone,
    locked_at                  timestamp with time zone,
    lock_timeout               timestamp with time zone,
    locked_by                  varchar(255) ${code},
    fence                      bigint                   default 0 not null,
    barred_owner               varchar(255) ${code},
    barred_until               timestamp with time zone,
    takeovers_without_progress smallint                 default 0 not null,
    started_since_claim        boolean                  default false not null,
    ended_since_claim          boolean                  default false not null,
    next_check_at              timestamp with time zone,
    checks_done                integer                  default 0 not null,
    max_concurrent_trades      smallint                 not null,
    current_concurrent_trades  integer                  default 0 not null,
    total_trades               integer                  not null,
    pending_trades             integer                  not null,
    booked_trades              integer                  default 0 not null,
    in_doubt_trades            integer                  default 0 not null,
    succeeded_trades           integer                  default 0 not null,
    failed_trades              integer                  default 0 not null,
    cancelled_trades           integer                  default 0 not null,
    requested_state            varchar(20) ${code},
    requested_by               varchar(255) ${code},
    requested_reason           varchar(500),
    requested_at               timestamp with time zone,
    file_name                  varchar(255),
    file_hash                  varchar(64) ${code},
    content_hash               varchar(64) ${code}      not null,
    unique_file                varchar(64) ${code},
    unique_content             varchar(80) ${code},
    duplicate_reason           varchar(500),
    rejected_rows              integer                  default 0 not null,
    events_head_number         bigint                   not null,
    events_head_hash           varchar(64) ${code}      not null,
    constraint batch_number_unique unique (number),
    constraint batch_file_unique unique (unique_file),
    constraint batch_content_unique unique (unique_content),
    constraint batch_status_known check (status in ('DRAFT', 'AWAITING_APPROVAL', 'PENDING', 'RUNNING', 'PAUSED',
        'SUCCESS', 'PARTIAL_SUCCESS', 'FAILED', 'CANCELLED')),
    constraint batch_priority_range check (priority between 1 and 10),
    constraint batch_limit_range check (max_concurrent_trades between 1 and 100),
    constraint batch_running_count check (current_concurrent_trades >= 0),
    constraint batch_lock_whole check (
        (locked_by is null and locked_at is null and lock_timeout is null)
        or (locked_by is not null and locked_at is not null and lock_timeout is not null)),
    constraint batch_locked_runs check (locked_by is null or status in ('PENDING', 'RUNNING', 'PAUSED')),
    constraint batch_request_known check (requested_state is null or requested_state in ('PAUSED', 'CANCELLED')),
    constraint batch_counts check (pending_trades >= 0 and booked_trades >= 0 and in_doubt_trades >= 0
        and succeeded_trades >= 0 and failed_trades >= 0 and cancelled_trades >= 0
        and pending_trades + current_concurrent_trades + booked_trades + in_doubt_trades + succeeded_trades
            + failed_trades + cancelled_trades = total_trades),
    constraint batch_end_is_proven check (status not in ('SUCCESS', 'PARTIAL_SUCCESS', 'FAILED', 'CANCELLED')
        or (pending_trades = 0 and current_concurrent_trades = 0 and booked_trades = 0 and in_doubt_trades = 0))
);

create index batch_queue on batch (status, priority desc, queue_position, created_at, id);
create index batch_lock on batch (lock_timeout);
create index batch_due on batch (status, next_check_at);
create index batch_history on batch (completed_at, id);
create index batch_created on batch (created_at, id);

create table trade (
    id               uuid                     not null primary key,
    batch_id         uuid                     not null references batch (id),
    row_number       integer                  not null,
    client_id        uuid                     not null references client (id),
    cif              varchar(64) ${code}      not null,
    from_account_id  uuid                     not null references account (id),
    to_account_id    uuid                     not null references account (id),
    side             varchar(4) ${code}       not null,
    pair             varchar(7) ${code}       not null,
    deal_currency    varchar(3) ${code}       not null,
    amount           numeric(20,4)            not null,
    spread           numeric(18,8)            not null,
    delivery         varchar(4) ${code}       not null,
    value_date       date,
    value_date_given boolean                  not null,
    reference        varchar(64),
    allowance        varchar(16) ${code},
    bop_code         varchar(16) ${code},
    tax_pin          varchar(64) ${code},
    row_hash         varchar(64) ${code}      not null,
    status           varchar(10) ${code}      not null,
    reason_code      varchar(64) ${code},
    reason_text      varchar(500),
    attempts         integer                  default 0 not null,
    requotes         integer                  default 0 not null,
    rounds           integer                  default 0 not null,
    retries          integer                  default 0 not null,
    open_attempt_id  uuid,
    quote_id         bigint,
    quote_expiry     timestamp with time zone,
    bank_rate        numeric(18,8),
    client_rate      numeric(18,8),
    base_amount      numeric(20,4),
    margin           numeric(20,4),
    owner_fence      bigint                   default 0 not null,
    changed_at       timestamp with time zone not null,
    constraint trade_row_unique unique (batch_id, row_number),
    constraint trade_status_known check (status in ('PENDING', 'EXECUTING', 'QUOTED', 'BOOKING', 'BOOKED', 'IN_DOUBT',
        'SUCCESS', 'FAILED', 'CANCELLED')),
    constraint trade_side_known check (side in ('BUY', 'SELL')),
    constraint trade_delivery_known check (delivery in ('CASH', 'TOM', 'SPOT')),
    constraint trade_amount_positive check (amount > 0),
    constraint trade_booking_has_attempt check (status not in ('BOOKING', 'BOOKED', 'IN_DOUBT')
        or open_attempt_id is not null),
    constraint trade_open_attempt_only check (status in ('BOOKING', 'BOOKED', 'IN_DOUBT')
        or open_attempt_id is null),
    constraint trade_failed_has_reason check (status <> 'FAILED' or reason_code is not null),
    constraint trade_success_has_figures check (status <> 'SUCCESS'
        or (bank_rate is not null and client_rate is not null and base_amount is not null and margin is not null))
);

create index trade_by_status on trade (batch_id, status, row_number);
create index trade_by_client on trade (client_id, changed_at);
create index trade_changed on trade (changed_at, id);
create index trade_doubts on trade (status, changed_at);

create table booking_attempt (
    id                  uuid                     not null primary key,
    trade_id            uuid                     not null references trade (id),
    open_trade_id       uuid,
    number              integer                  not null,
    booking_key         uuid                     not null,
    quote_id            bigint                   not null,
    quoted_rate         numeric(18,8)            not null,
    deal_rate           numeric(18,8)            not null,
    quote_expiry        timestamp with time zone not null,
    venue               varchar(64) ${code}      not null,
    committed_at        timestamp with time zone not null,
    sent_at             timestamp with time zone,
    answered_at         timestamp with time zone,
    http_status         integer,
    reason_code         varchar(64) ${code},
    bank_transaction_id varchar(128) ${code},
    outcome             varchar(10) ${code}      not null,
    proof               varchar(40) ${code},
    proof_text          varchar(500),
    proven_at           timestamp with time zone,
    raw_answer          varchar(4096),
    asked_count         integer                  default 0 not null,
    last_asked_at       timestamp with time zone,
    next_ask_at         timestamp with time zone,
    unknown_first_at    timestamp with time zone,
    unknown_last_at     timestamp with time zone,
    last_answer         varchar(500),
    constraint attempt_number_unique unique (trade_id, number),
    constraint attempt_key_unique unique (booking_key),
    constraint attempt_one_open unique (open_trade_id),
    constraint attempt_bank_id_unique unique (bank_transaction_id),
    constraint attempt_open_is_own check (open_trade_id is null or open_trade_id = trade_id),
    constraint attempt_outcome_known check (outcome in ('OPEN', 'BOOKED', 'NOT_BOOKED')),
    constraint attempt_open_marked check (
        (outcome = 'OPEN' and open_trade_id is not null and proof is null and proven_at is null)
        or (outcome <> 'OPEN' and open_trade_id is null and proof is not null and proven_at is not null)),
    constraint attempt_booked_has_id check (outcome <> 'BOOKED' or bank_transaction_id is not null
        or proof = 'STATEMENT_LINE')
);

alter table trade add constraint trade_open_attempt foreign key (open_attempt_id) references booking_attempt (id);
create index attempt_next_ask on booking_attempt (outcome, next_ask_at);

create table event (
    id           uuid                     not null primary key,
    ${transaction_id},
    stream       varchar(8) ${code}       not null,
    stream_id    uuid                     not null,
    number       bigint                   not null,
    kind         varchar(40) ${code}      not null,
    batch_id     uuid,
    trade_id     uuid,
    actor        varchar(255) ${code}     not null,
    reason       varchar(500),
    state_before varchar(1000),
    state_after  varchar(4000),
    happened_at  timestamp with time zone not null,
    offset_ms    bigint                   not null,
    recorded_at  timestamp with time zone not null,
    prior_hash   varchar(64) ${code}      not null,
    hash         varchar(64) ${code}      not null,
    constraint event_stream_known check (stream in ('BATCH', 'CLIENT', 'DESK')),
    constraint event_number_unique unique (stream_id, number)
);

create index event_feed on event (transaction_id, id);
create index event_by_time on event (recorded_at, id);
create index event_by_trade on event (trade_id, number);

create table reservation (
    id          uuid                     not null primary key,
    trade_id    uuid                     not null references trade (id),
    attempt_id  uuid                     not null references booking_attempt (id),
    limit_key   varchar(128) ${code}     not null,
    amount      numeric(20,4)            not null,
    currency    varchar(3) ${code}       not null,
    state       varchar(10) ${code}      not null,
    reserved_at timestamp with time zone not null,
    ended_at    timestamp with time zone,
    constraint reservation_attempt_unique unique (attempt_id, limit_key),
    constraint reservation_amount_positive check (amount > 0),
    constraint reservation_state_known check (state in ('HELD', 'USED', 'RELEASED')),
    constraint reservation_end check ((state = 'HELD') = (ended_at is null))
);

create index reservation_by_key on reservation (limit_key, state, ended_at);

create table reference_rate (
    id     uuid                     not null primary key,
    pair   varchar(7) ${code}       not null,
    rate   numeric(18,8)            not null,
    since  timestamp with time zone not null,
    source varchar(64)              not null,
    set_by varchar(255) ${code}     not null,
    constraint reference_rate_positive check (rate > 0)
);

create index reference_rate_latest on reference_rate (pair, since desc);

create table holiday_amendment (
    calendar   varchar(16) ${code}      not null,
    holiday    date                     not null,
    open       boolean                  not null,
    reason     varchar(500)             not null,
    changed_by varchar(255) ${code}     not null,
    changed_at timestamp with time zone not null,
    primary key (calendar, holiday)
);

create table allowance_limit (
    allowance  varchar(16) ${code} not null,
    valid_from date                not null,
    currency   varchar(3) ${code}  not null,
    amount     numeric(20,4)       not null,
    primary key (allowance, valid_from)
);

create table column_mapping (
    id         uuid                     not null primary key,
    source     varchar(200)             not null,
    mapping    varchar(4000)            not null,
    changed_by varchar(255) ${code}     not null,
    changed_at timestamp with time zone not null,
    constraint column_mapping_unique unique (source)
);

create table import_reject (
    id          uuid           not null primary key,
    batch_id    uuid           not null references batch (id),
    row_number  integer        not null,
    column_name varchar(200)   not null,
    code        varchar(40) ${code} not null,
    found       varchar(500)   not null,
    expected    varchar(500)   not null,
    raw         varchar(4000)  not null
);

create index import_reject_by_batch on import_reject (batch_id, row_number);

create table reconciliation_break (
    id         uuid                     not null primary key,
    client_id  uuid references client (id),
    trade_id   uuid references trade (id),
    kind       varchar(40) ${code}      not null,
    detail     varchar(4000)            not null,
    bank_transaction_id varchar(128) ${code},
    opened_at  timestamp with time zone not null,
    closed_at  timestamp with time zone,
    closed_by  varchar(255) ${code},
    second_closed_by varchar(255) ${code},
    close_reason varchar(500),
    constraint break_two_people check (closed_at is null
        or (closed_by is not null and second_closed_by is not null and closed_by <> second_closed_by))
);

create index break_open on reconciliation_break (client_id, closed_at);

create table bank_correction (
    id          uuid                     not null primary key,
    trade_id    uuid                     not null references trade (id),
    kind        varchar(40) ${code}      not null,
    amount      numeric(20,4),
    base_amount numeric(20,4),
    rate        numeric(18,8),
    source      varchar(64)              not null,
    recorded_at timestamp with time zone not null
);

create table notification (
    id         uuid                     not null primary key,
    kind       varchar(40) ${code}      not null,
    batch_id   uuid references batch (id),
    trade_id   uuid references trade (id),
    text       varchar(1000)            not null,
    created_at timestamp with time zone not null,
    read_at    timestamp with time zone,
    read_by    varchar(255) ${code}
);

create index notification_by_time on notification (created_at, id);

create table setting (
    name       varchar(200) ${code}     not null primary key,
    content    varchar(4000)            not null,
    changed_by varchar(255) ${code}     not null,
    changed_at timestamp with time zone not null
);
