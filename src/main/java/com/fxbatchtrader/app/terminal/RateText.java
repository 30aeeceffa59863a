package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.app.terminal.Table.Cell;
import com.fxbatchtrader.app.terminal.Table.Column;
import com.fxbatchtrader.service.view.RateView;

import java.util.List;

/// Reference rates as text.
public final class RateText {

    private RateText() {}

    /// One rate a line.
    public static List<String> list(List<RateView> rates, Look look) {
        if (rates.isEmpty()) {
            return List.of("There is no reference rate. fxbatch rate set USD/ZAR=17.79 sets one.");
        }
        Table table =
                new Table(
                        Column.whole("PAIR"),
                        Column.number("RATE"),
                        Column.whole("SET"),
                        Column.number("AGE"),
                        Column.whole(""),
                        Column.text("SOURCE"),
                        Column.text("BY"));
        for (RateView rate : rates) {
            table.row(
                    List.of(
                            plain(rate.pair()),
                            plain(Amounts.rate(rate.rate())),
                            plain(Amounts.moment(rate.since(), look.zone())),
                            plain(Amounts.age(rate.age())),
                            Cell.of(rate.stale() ? "stale" : "", Style.WARNING),
                            plain(rate.source()),
                            plain(rate.setBy())));
        }
        return table.lines(look);
    }

    private static Cell plain(String text) {
        return Cell.of(text, Style.PLAIN);
    }
}
