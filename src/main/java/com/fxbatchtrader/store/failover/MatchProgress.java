package com.fxbatchtrader.store.failover;

import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How far the bank's bookings have been matched after a change of the server.
///
/// @param openTrades trades that may still prove to be booked
/// @param found trades that the bank knows and the database did not
/// @param marked trades of which nothing can be proven: they are in doubt, and are not sent
/// @param openAccounts accounts whose statement is still to be searched
/// @param until from when "unknown" counts: no quote of the former server lives longer
public record MatchProgress(
        int trades, int openTrades, int found, int marked, int accounts, int openAccounts, Optional<Instant> until) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'");

    /// Reads it; takes no lock.
    public static MatchProgress read(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select d.match_until, count(case when m.kind = 'TRADE' then 1 end) as trades, count(case when"
                            + " m.kind = 'TRADE' and m.state = 'OPEN' then 1 end) as open_trades, count(case when"
                            + " m.state = 'FOUND' then 1 end) as found, count(case when m.state = 'MARKED' then 1 end)"
                            + " as marked, count(case when m.kind = 'ACCOUNT' then 1 end) as accounts, count(case when"
                            + " m.kind = 'ACCOUNT' and m.state = 'OPEN' then 1 end) as open_accounts from desk d left"
                            + " join match_item m on d.blocked_at is not null where d.id = 1 group by d.match_until",
                        Sql.Binding.NONE,
                        row ->
                                new MatchProgress(
                                        row.getInt("trades"),
                                        row.getInt("open_trades"),
                                        row.getInt("found"),
                                        row.getInt("marked"),
                                        row.getInt("accounts"),
                                        row.getInt("open_accounts"),
                                        Sql.timeOf(row, "match_until")))
                .orElseThrow(() -> new IllegalStateException("the database has no desk"));
    }

    /// Whether nothing is left to be matched.
    public boolean complete() {
        return openTrades + openAccounts == 0;
    }

    /// How far it is, for people.
    public String words() {
        String end =
                found == 0 && marked == 0
                        ? ""
                        : "; " + found + " found at the bank, " + marked + " cannot be proven: both stay in doubt";
        if (complete()) {
            return "all " + trades + " trades are matched with the bank" + end;
        }
        return openTrades
                + " of "
                + trades
                + " trades and the statements of "
                + openAccounts
                + " of "
                + accounts
                + " accounts are still to be matched with the bank"
                + until.map(at -> ", not before " + CLOCK.format(at.atOffset(ZoneOffset.UTC))).orElse("")
                + end;
    }
}
