package com.fxbatchtrader.store.match;

import com.fxbatchtrader.store.run.TradeWork;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that is to be matched with the bank now.
public sealed interface MatchItem {

    /// The trade's or the account's id.
    UUID id();

    /// How often the bank was asked before.
    int asked();

    /// A trade that a lost server may have booked.
    ///
    /// @param unknownAt the bank's own time of the first round in which it knew none of the trade's keys, finally
    record OfTrade(TradeWork work, int asked, Optional<Instant> unknownAt) implements MatchItem {
        @Override
        public UUID id() {
            return work.order().id();
        }
    }

    /// An account whose statement is to be searched for bookings that nobody here knows.
    record OfAccount(UUID id, UUID clientId, String cif, String number, String currency, int asked)
            implements MatchItem {}
}
