package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads what a batch came to: its totals, its failures, its rejected rows. Safe for any thread.
public final class SummaryQueries {

    // the quote amount of a deal in the base currency is rounded deal by deal, as the bank does
    private static final String TOTALS =
            "select count(*) as trades, sum(base_amount) as base_amount,"
                    + " sum(margin) as margin, sum(case when deal_currency = ? then amount"
                    + " else round(amount * client_rate, cast(? as integer)) end) as quote_amount"
                    + " from trade where batch_id = ? and status = 'SUCCESS' and pair = ?";

    private static final String FAILURES =
            "select f.reason_code, f.trades, t.reason_text from"
                    + " (select reason_code, count(*) as trades, min(row_number) as first_row from trade"
                    + " where batch_id = ? and status = 'FAILED' group by reason_code) f"
                    + " join trade t on t.batch_id = ? and t.row_number = f.first_row"
                    + " order by f.trades desc, f.reason_code";

    static final String REJECTS =
            "select row_number, column_name, code, found, expected, raw from import_reject where batch_id = ?"
                    + " order by row_number, id";

    private final Database database;

    public SummaryQueries(Database database) {
        this.database = database;
    }

    /// The confirmed deals (SUCCESS) of a batch, by pair.
    public List<PairTotals> totals(UUID batchId) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection -> {
                                    List<String> pairs =
                                            Sql.list(
                                                    connection,
                                                    "select distinct pair from trade where batch_id = ? and status ="
                                                            + " 'SUCCESS' order by pair",
                                                    params -> params.id(batchId),
                                                    row -> row.getString("pair"));
                                    List<PairTotals> totals = new ArrayList<>();
                                    for (String pair : pairs) {
                                        totals.add(totals(connection, batchId, pair));
                                    }
                                    return totals;
                                }));
    }

    private static PairTotals totals(Connection connection, UUID batchId, String pair) throws SQLException {
        CurrencyPair currencies = CurrencyPair.parse(pair);
        String base = currencies.getBase().getCode();
        String quote = currencies.getCounter().getCode();
        return Sql.first(
                        connection,
                        TOTALS,
                        params -> params.text(quote).number(Currencies.minorDigits(quote)).id(batchId).text(pair),
                        row -> totals(row, pair, base, quote))
                .orElseThrow();
    }

    private static PairTotals totals(ResultSet row, String pair, String base, String quote) throws SQLException {
        return new PairTotals(
                pair,
                row.getInt("trades"),
                Currencies.trimmed(row.getBigDecimal("base_amount"), base),
                Currencies.trimmed(row.getBigDecimal("quote_amount"), quote),
                Currencies.trimmed(row.getBigDecimal("margin"), quote));
    }

    /// The failed trades of a batch by reason, the most frequent first.
    public List<FailureCount> failures(UUID batchId) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.list(
                                                connection,
                                                FAILURES,
                                                params -> params.id(batchId).id(batchId),
                                                row ->
                                                        new FailureCount(
                                                                Sql.text(row, "reason_code"),
                                                                row.getInt("trades"),
                                                                Sql.text(row, "reason_text")))));
    }

    /// The problems of the rows that were kept out of a batch, by row.
    public List<RejectRow> rejects(UUID batchId) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.list(
                                                connection,
                                                REJECTS,
                                                params -> params.id(batchId),
                                                SummaryQueries::reject)));
    }

    static RejectRow reject(ResultSet row) throws SQLException {
        return new RejectRow(
                row.getInt("row_number"),
                row.getString("column_name"),
                row.getString("code"),
                row.getString("found"),
                row.getString("expected"),
                row.getString("raw"));
    }
}
