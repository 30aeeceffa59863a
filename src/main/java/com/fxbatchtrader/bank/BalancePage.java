package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.util.List;

/// One page of the desk's accounts.
///
/// @param totalPages how many pages there are
public record BalancePage(List<Line> lines, int totalPages) {

    public BalancePage {
        lines = List.copyOf(lines);
    }

    /// One account. It prints itself without its number and balance.
    ///
    /// @param account the account with its client
    /// @param clientName the client's name at the bank
    /// @param type the bank's account type
    /// @param status whether it can be used
    /// @param current the booked balance, in the account's currency
    public record Line(
            AccountRef account, String clientName, String type, AccountBalance.Status status, BigDecimal current) {

        @Override
        public String toString() {
            return account + " (" + status + ")";
        }
    }
}
