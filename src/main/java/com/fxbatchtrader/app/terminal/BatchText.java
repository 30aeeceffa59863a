package com.fxbatchtrader.app.terminal;

import static com.fxbatchtrader.app.terminal.Table.Column.number;
import static com.fxbatchtrader.app.terminal.Table.Column.text;
import static com.fxbatchtrader.app.terminal.Table.Column.whole;

import com.fxbatchtrader.app.terminal.Table.Cell;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Batches and their trades as text.
public final class BatchText {

    private final Look look;

    public BatchText(Look look) {
        this.look = look;
    }

    /// The queue and what ran, one batch a line.
    public List<String> list(List<BatchView> batches) {
        return list(batches, Map.of());
    }

    /// The same with why each is not running, and when it is expected to.
    public List<String> list(List<BatchView> batches, Map<UUID, WaitView> waits) {
        if (batches.isEmpty()) {
            return List.of("There is no such batch. fxbatch import batch FILE makes one.");
        }
        Table table =
                new Table(
                        number("#"),
                        text("NAME"),
                        whole("STATUS"),
                        number("PRIO"),
                        number("TRADES"),
                        number("BOOKED"),
                        number("FAILED"),
                        number("IN DOUBT"),
                        number("TO GO"),
                        text("LOCKED BY"),
                        whole("CREATED"),
                        text("WAITS FOR"));
        batches.forEach(b -> table.row(row(b, Optional.ofNullable(waits.get(b.id())))));
        return table.lines(look);
    }

    private List<Cell> row(BatchView batch, Optional<WaitView> wait) {
        TradeCounts counts = batch.counts();
        return List.of(
                plain(Long.toString(batch.number())),
                plain(batch.name()),
                Cell.of(status(batch), Words.style(batch.status())),
                plain(batch.priority().toString()),
                plain(Amounts.count(counts.total())),
                plain(Amounts.count(counts.atBank())),
                Cell.of(Amounts.count(counts.failed()), counts.failed() > 0 ? Style.BAD : Style.PLAIN),
                Cell.of(Amounts.count(counts.inDoubt()), counts.inDoubt() > 0 ? Style.DOUBT : Style.PLAIN),
                plain(Amounts.count(counts.toGo())),
                plain(batch.lock().owner().orElse("")),
                plain(time(batch.createdAt())),
                plain(wait.map(new WaitText(look)::brief).orElse("")));
    }

    private static String status(BatchView batch) {
        return Words.of(batch.status()) + batch.request().map(r -> " (to be " + Words.of(r) + ")").orElse("");
    }

    /// One batch, one fact a line.
    public List<String> show(BatchView batch) {
        return show(batch, Optional.empty());
    }

    /// The same with why it is not running, and when it is expected to.
    public List<String> show(BatchView batch, Optional<WaitView> wait) {
        WaitText waits = new WaitText(look);
        List<String> lines = new ArrayList<>();
        lines.add(look.ink().paint(Style.STRONG, "#" + batch.number() + " " + Texts.safe(batch.name())));
        TradeCounts counts = batch.counts();
        lines.addAll(
                new Facts(look)
                        .add("id", batch.id().toString())
                        .addPainted("status", look.ink().paint(Words.style(batch.status()), status(batch)))
                        .add("reason", batch.statusReason())
                        .add("why", wait.map(WaitView::sentence))
                        .add("expected start", wait.flatMap(waits::start))
                        .add("expected end", wait.flatMap(waits::finish))
                        .add("trades", counts(counts))
                        .add(
                                "limit",
                                batch.maxConcurrentTrades() + " at once, " + batch.currentConcurrentTrades() + " now")
                        .add("queue", "priority " + batch.priority() + ", position " + batch.queuePosition())
                        .add("lock", lock(batch))
                        .add("file", batch.fileName().map(f -> f + rejected(batch)))
                        .add("submitted", time(batch.createdAt()) + " by " + batch.submittedBy())
                        .add("started", batch.startedAt().map(this::time))
                        .add("asked again", batch.nextCheckAt().map(this::time))
                        .add("completed", batch.completedAt().map(this::time))
                        .lines());
        return List.copyOf(lines);
    }

    private static String rejected(BatchView batch) {
        return batch.rejectedRows() == 0 ? "" : ", " + batch.rejectedRows() + " rows kept out";
    }

    private static String counts(TradeCounts counts) {
        String text =
                counts.total()
                        + ": "
                        + counts.succeeded()
                        + " succeeded, "
                        + counts.failed()
                        + " failed, "
                        + counts.inDoubt()
                        + " in doubt, "
                        + counts.cancelled()
                        + " cancelled";
        return text
                + (counts.booked() > 0 ? ", " + counts.booked() + " booked and not confirmed" : "")
                + (counts.toGo() > 0 ? ", " + counts.toGo() + " to go" : "");
    }

    private String lock(BatchView batch) {
        String fence = " (fence " + batch.lock().fence() + ")";
        return batch.lock()
                .owner()
                .map(o -> o + batch.lock().until().map(u -> " until " + time(u)).orElse("") + fence)
                .orElse("free" + fence);
    }

    /// A batch's trades, one a line, in the file's order.
    public List<String> trades(List<TradeView> trades) {
        Table table =
                new Table(
                        number("ROW"),
                        whole("CIF"),
                        text("CLIENT"),
                        whole("DEAL"),
                        number("AMOUNT"),
                        whole(""),
                        whole("STATUS"),
                        number("RATE"),
                        number("BASE AMOUNT"),
                        number("MARGIN"),
                        text("REASON"));
        trades.forEach(t -> table.row(row(t)));
        return table.lines(look);
    }

    private static List<Cell> row(TradeView trade) {
        String base = trade.pair().substring(0, 3);
        String quote = trade.pair().substring(4);
        TradeView.Figures figures = trade.figures();
        return List.of(
                plain(Integer.toString(trade.row())),
                plain(trade.cif()),
                plain(trade.clientName()),
                plain(Words.side(trade.side()) + " " + trade.pair()),
                plain(Amounts.money(trade.amount(), trade.dealCurrency())),
                plain(trade.dealCurrency()),
                Cell.of(Words.of(trade.status()), Words.style(trade.status())),
                figure(trade, figures.clientRate(), Amounts::rate),
                figure(trade, figures.baseAmount(), a -> Amounts.money(a, base)),
                figure(trade, figures.margin(), a -> Amounts.money(a, quote)),
                plain(reason(trade)));
    }

    // What is not booked yet is expected only, and muted
    private static Cell figure(TradeView trade, Optional<BigDecimal> value, Function<BigDecimal, String> text) {
        boolean booked = trade.status() == TradeStatus.SUCCESS || trade.status() == TradeStatus.BOOKED;
        return Cell.of(value.map(text).orElse(""), booked ? Style.PLAIN : Style.MUTED);
    }

    private static String reason(TradeView trade) {
        return trade.reason().map(r -> r + trade.reasonText().map(t -> ": " + t).orElse("")).orElse("");
    }

    private static Cell plain(String text) {
        return Cell.of(text, Style.PLAIN);
    }

    private String time(Instant instant) {
        return Amounts.moment(instant, look.zone());
    }
}
