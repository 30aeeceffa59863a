package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.app.terminal.Table.Cell;
import com.fxbatchtrader.app.terminal.Table.Column;
import com.fxbatchtrader.service.verb.CleanUpLocks.CleanedUp;
import com.fxbatchtrader.service.view.BatchView;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Locks as text.
public final class LockText {

    private LockText() {}

    /// Locked batches, one a line.
    public static List<String> list(List<BatchView> batches, Look look) {
        if (batches.isEmpty()) {
            return List.of("No batch is locked.");
        }
        Table table =
                new Table(
                        Column.number("#"),
                        Column.text("NAME"),
                        Column.whole("STATUS"),
                        Column.text("LOCKED BY"),
                        Column.whole("SINCE"),
                        Column.whole("UNTIL"),
                        Column.number("FENCE"),
                        Column.number("RUNNING"));
        for (BatchView batch : batches) {
            table.row(
                    List.of(
                            plain(Long.toString(batch.number())),
                            plain(batch.name()),
                            Cell.of(Words.of(batch.status()), Words.style(batch.status())),
                            plain(batch.lock().owner().orElse("")),
                            plain(time(batch.lock().since(), look)),
                            plain(time(batch.lock().until(), look)),
                            plain(Long.toString(batch.lock().fence())),
                            plain(Integer.toString(batch.currentConcurrentTrades()))));
        }
        return table.lines(look);
    }

    /// What became of expired locks.
    public static List<String> cleaned(List<CleanedUp> cleaned) {
        return cleaned.isEmpty()
                ? List.of("No lock has expired.")
                : cleaned.stream().map(one -> Texts.safe(one.said())).toList();
    }

    private static String time(Optional<Instant> instant, Look look) {
        return instant.map(at -> Amounts.moment(at, look.zone())).orElse("");
    }

    private static Cell plain(String text) {
        return Cell.of(text, Style.PLAIN);
    }
}
