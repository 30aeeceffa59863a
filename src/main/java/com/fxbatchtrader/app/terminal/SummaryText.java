package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.app.terminal.Table.Column;
import com.fxbatchtrader.service.view.FailureGroup;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeCounts;

import java.util.ArrayList;
import java.util.List;

/// What a run came to, as text.
public final class SummaryText {

    private static final int COUNT_COLUMNS = 8;
    private static final int NAME_COLUMNS = 12;
    private static final int LEAST_TEXT = 24;

    private final Look look;

    public SummaryText(Look look) {
        this.look = look;
    }

    /// Outcome, counts, failures by reason, amounts by pair, cost.
    public List<String> lines(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(summary));
        if (!summary.endText().isEmpty()) {
            lines.add("  " + Texts.safe(summary.endText()));
        }
        lines.add("");
        counts(summary, lines);
        if (!summary.totals().isEmpty()) {
            lines.add("");
            amounts(summary.totals(), lines);
        }
        lines.add("");
        lines.add(look.ink().paint(Style.MUTED, "  " + footer(summary)));
        summary.notices().forEach(n -> lines.add("  note: " + Texts.safe(n)));
        return List.copyOf(lines);
    }

    private String headline(RunSummary summary) {
        String name = "#" + summary.batch().number() + " " + Texts.safe(summary.batch().name());
        String status =
                switch (summary.end()) {
                    case ENDED -> Words.of(summary.batch().status());
                    case IN_DOUBT -> "not ended: something is in doubt";
                    case PAUSED -> "paused";
                    case STOPPED -> "stopped in order";
                    case LOCK_LOST -> "handed over: this process no longer has the lock";
                };
        Style style =
                switch (summary.end()) {
                    case ENDED -> Words.style(summary.batch().status());
                    case IN_DOUBT -> Style.DOUBT;
                    case PAUSED, STOPPED, LOCK_LOST -> Style.WARNING;
                };
        return look.ink().paint(Style.STRONG, name) + "  " + look.ink().paint(style, status);
    }

    private void counts(RunSummary summary, List<String> lines) {
        TradeCounts counts = summary.batch().counts();
        lines.add(count("booked", counts.succeeded(), Style.GOOD));
        if (counts.booked() > 0) {
            lines.add(count("unconfirmed", counts.booked(), Style.WARNING) + "  booked, not confirmed by the bank yet");
        }
        lines.add(count("failed", counts.failed(), Style.BAD));
        summary.failures().forEach(f -> lines.addAll(failure(f)));
        lines.add(
                count("in doubt", counts.inDoubt(), Style.DOUBT)
                        + (counts.inDoubt() > 0 ? "  fxbatch doubt list shows them" : ""));
        lines.add(count("cancelled", counts.cancelled(), Style.MUTED));
        if (summary.end() != RunEnd.ENDED && counts.toGo() > 0) {
            lines.add(count("to go", counts.toGo(), Style.PLAIN));
        }
    }

    private String count(String name, int number, Style style) {
        String text = Texts.right(Amounts.count(number), COUNT_COLUMNS);
        return "  " + Texts.left(name, NAME_COLUMNS) + (number > 0 ? look.ink().paint(style, text) : text);
    }

    // The first example under its code, in full: it has the figures that a person needs
    private List<String> failure(FailureGroup group) {
        String head =
                "  " + " ".repeat(NAME_COLUMNS) + Texts.right(Amounts.count(group.trades()), COUNT_COLUMNS) + "  ";
        String text =
                Texts.safe(group.code()) + (group.example().isEmpty() ? "" : ", e.g. " + Texts.safe(group.example()));
        List<String> lines = new ArrayList<>();
        for (String part : Texts.wrapped(text, Math.max(LEAST_TEXT, look.width() - head.length() - 2))) {
            lines.add((lines.isEmpty() ? head : " ".repeat(head.length() + 2)) + part);
        }
        return lines;
    }

    private void amounts(List<TotalsView> totals, List<String> lines) {
        Table table =
                new Table(
                        Column.whole("  PAIR"),
                        Column.number("TRADES"),
                        Column.number("QUOTE AMOUNT"),
                        Column.whole(""),
                        Column.number("BASE AMOUNT"),
                        Column.whole(""),
                        Column.number("MARGIN"),
                        Column.whole(""));
        for (TotalsView total : totals) {
            String base = total.pair().substring(0, 3);
            String quote = total.pair().substring(4);
            table.row(
                    "  " + total.pair(),
                    Amounts.count(total.trades()),
                    Amounts.money(total.quoteAmount(), quote),
                    quote,
                    Amounts.money(total.baseAmount(), base),
                    base,
                    Amounts.money(total.margin(), quote),
                    quote);
        }
        lines.addAll(table.lines(look));
    }

    private String footer(RunSummary summary) {
        String dot = " " + look.glyphs().dot() + " ";
        String calls = summary.bankCalls() > 0 ? Amounts.count(summary.bankCalls()) + " bank calls" + dot : "";
        return calls + "took " + Amounts.clock(summary.duration()) + dot + "id " + summary.batch().id();
    }
}
