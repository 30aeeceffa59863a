package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.MendedCell;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.sql.Params;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Inserts the rows of a batch in pieces, so that no statement and no buffer grows with the file.
final class TradeInserts {

    private static final int CHUNK = 1000;

    private static final String TRADE =
            "insert into trade (id, batch_id, row_number, client_id, cif, from_account_id, to_account_id, side, pair,"
                + " deal_currency, amount, spread, delivery, value_date, value_date_given, reference, allowance,"
                + " bop_code, tax_pin, row_hash, status, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?, ?, ?, 'PENDING', ?)";

    private static final String REJECT =
            "insert into import_reject (id, batch_id, row_number, column_name, code,"
                    + " found, expected, raw) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String MENDED =
            "insert into import_mended (id, batch_id, row_number, column_name, found, entered)"
                    + " values (?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Uuid7 ids;
    private final UUID batchId;

    TradeInserts(Connection connection, Uuid7 ids, UUID batchId) {
        this.connection = connection;
        this.ids = ids;
        this.batchId = batchId;
    }

    void trades(List<ValidTrade> trades, Instant now) throws SQLException {
        each(TRADE, trades, (params, trade) -> bind(params, trade, now));
    }

    void rejects(List<RejectedCell> rejects) throws SQLException {
        each(
                REJECT,
                rejects,
                (params, reject) -> {
                    FileProblem problem = reject.problem();
                    params.id(ids.next())
                            .id(batchId)
                            .number(problem.row())
                            .text(problem.column())
                            .text(problem.code().name())
                            .text(problem.found())
                            .text(problem.expected())
                            .text(reject.raw());
                });
    }

    void mended(List<MendedCell> cells) throws SQLException {
        each(
                MENDED,
                cells,
                (params, cell) ->
                        params.id(ids.next())
                                .id(batchId)
                                .number(cell.row())
                                .text(cell.column())
                                .text(cell.found())
                                .text(cell.entered()));
    }

    private void bind(Params params, ValidTrade trade, Instant now) throws SQLException {
        params.id(ids.next())
                .id(batchId)
                .number(trade.row())
                .id(trade.clientId())
                .text(trade.cif())
                .id(trade.from().id())
                .id(trade.to().id())
                .text(trade.side().name())
                .text(trade.pair().toString())
                .text(trade.dealCurrency())
                .decimal(trade.amount())
                .decimal(trade.spread().pips())
                .text(trade.delivery().name())
                .date(trade.valueDateGiven())
                .flag(trade.valueDateGiven().isPresent())
                .text(trade.reference())
                .text(trade.allowance())
                .text(trade.bopCode())
                .text(trade.taxPin())
                .text(trade.rowHash())
                .time(now);
    }

    @FunctionalInterface
    private interface Binder<T> {
        void bind(Params params, T item) throws SQLException;
    }

    private <T> void each(String sql, List<T> items, Binder<T> binder) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Params params = new Params(insert);
            int waiting = 0;
            for (T item : items) {
                binder.bind(params.again(), item);
                insert.addBatch();
                waiting++;
                if (waiting == CHUNK) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
    }
}
