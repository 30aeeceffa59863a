package com.fxbatchtrader.bank.simulator.fault;

/// Which calls can have a fault.
enum Scope {
    EVERY_CALL,
    BOOKING,
    BOOKING_AND_QUOTING,
    QUOTING,
    QUOTES_TOLD,
    BALANCES,
    STATUSES,
    STATEMENTS;

    boolean has(Call call) {
        return switch (this) {
            case EVERY_CALL -> true;
            case BOOKING -> call == Call.BOOK;
            case BOOKING_AND_QUOTING -> call == Call.BOOK || call == Call.CREATE_QUOTE;
            case QUOTING -> call == Call.CREATE_QUOTE;
            case QUOTES_TOLD -> call == Call.CREATE_QUOTE || call == Call.LATEST_QUOTE;
            case BALANCES -> call == Call.BALANCE;
            case STATUSES -> call == Call.STATUS;
            case STATEMENTS -> call == Call.STATEMENT;
        };
    }
}
