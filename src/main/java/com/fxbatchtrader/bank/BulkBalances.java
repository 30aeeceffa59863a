package com.fxbatchtrader.bank;

/// A bank that gives the balances of all the desk's accounts, page by page: for overviews, not for trading, which asks
/// for the one balance that it needs.
public interface BulkBalances {

    /// One page of up to 100 accounts. Safe to repeat.
    ///
    /// @param page from 0
    /// @throws BankException when no usable answer came
    BalancePage bulkBalance(int page);
}
