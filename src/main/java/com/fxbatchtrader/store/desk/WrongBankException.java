package com.fxbatchtrader.store.desk;

/// The database belongs to another bank than the settings name: trading on it would mix two ledgers.
public final class WrongBankException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongBankException(BankBinding bound, BankBinding asked) {
        super(
                "this database belongs to the bank "
                        + bound
                        + ", and the settings name "
                        + asked
                        + ": nothing is traded. Set the bank's address, user and environment back, or name another"
                        + " database");
    }
}
