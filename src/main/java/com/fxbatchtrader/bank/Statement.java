package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.util.List;

/// Entries of one account.
public record Statement(List<Entry> entries) {
    public Statement {
        entries = List.copyOf(entries);
    }

    /// One line of a statement.
    ///
    /// @param date as the bank wrote it
    /// @param type the bank's transaction type
    /// @param reference carries our booking key in full where the booking was ours
    /// @param amount in the account's currency, signed as the bank signs it
    public record Entry(String date, String type, String reference, BigDecimal amount) {}
}
