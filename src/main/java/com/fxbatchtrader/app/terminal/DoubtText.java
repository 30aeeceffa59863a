package com.fxbatchtrader.app.terminal;

import static com.fxbatchtrader.app.terminal.Table.Column.number;
import static com.fxbatchtrader.app.terminal.Table.Column.text;
import static com.fxbatchtrader.app.terminal.Table.Column.whole;

import com.fxbatchtrader.app.figure.Exact;
import com.fxbatchtrader.service.view.AttemptView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.EventView;
import com.fxbatchtrader.service.view.TradeView;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Doubts and their dossiers as text.
public final class DoubtText {

    private final Look look;

    public DoubtText(Look look) {
        this.look = look;
    }

    /// All doubts, one a line.
    public List<String> list(List<DoubtView> doubts) {
        if (doubts.isEmpty()) {
            return List.of("Nothing is in doubt.");
        }
        Table table =
                new Table(
                        whole("TRADE"),
                        whole("CIF"),
                        text("CLIENT"),
                        number("AMOUNT"),
                        whole(""),
                        whole("STATUS"),
                        whole("SINCE"),
                        number("ASKED"),
                        text("NEXT"));
        for (DoubtView doubt : doubts) {
            TradeView trade = doubt.trade();
            int asked = doubt.open().map(a -> a.asking().times()).orElse(0);
            table.row(
                    reference(doubt),
                    trade.cif(),
                    trade.clientName(),
                    Amounts.money(trade.amount(), trade.dealCurrency()),
                    trade.dealCurrency(),
                    Words.of(trade.status()),
                    time(doubt.since()),
                    Integer.toString(asked),
                    doubt.next());
        }
        return table.lines(look);
    }

    private static String reference(DoubtView doubt) {
        return doubt.batchNumber() + "/" + doubt.trade().row();
    }

    /// The dossier of one trade.
    public List<String> show(DoubtView doubt) {
        TradeView trade = doubt.trade();
        List<String> lines = new ArrayList<>();
        lines.add(
                look.ink().paint(Words.style(trade.status()), " " + Words.of(trade.status()) + " ")
                        + look.ink()
                                .paint(Style.STRONG, "  " + reference(doubt) + " in " + Texts.safe(doubt.batchName())));
        lines.addAll(
                new Facts(look)
                        .add("trade", trade.id().toString())
                        .add("client", trade.cif() + " " + trade.clientName())
                        .add("deal", deal(trade))
                        .add("since", time(doubt.since()))
                        .add("next", doubt.next())
                        .add("evidence", evidence(doubt))
                        .lines());
        doubt.attempts().forEach(a -> lines.addAll(attempt(a)));
        if (!doubt.history().isEmpty()) {
            lines.add("");
            lines.add(look.ink().paint(Style.STRONG, "what happened"));
            doubt.history().forEach(e -> lines.add(event(e)));
        }
        return List.copyOf(lines);
    }

    /// What came of asking.
    public List<String> answer(DoubtAnswer answer) {
        List<String> lines = new ArrayList<>();
        lines.add("The bank: " + Texts.safe(answer.said()));
        lines.add(
                answer.settled()
                        ? "Settled: " + Words.of(answer.doubt().trade().status())
                        : "Not settled: " + Texts.safe(answer.doubt().next()));
        return List.copyOf(lines);
    }

    private static String deal(TradeView trade) {
        return Words.side(trade.side())
                + " "
                + trade.pair()
                + " for "
                + Amounts.money(trade.amount(), trade.dealCurrency())
                + " "
                + trade.dealCurrency()
                + ", spread "
                + Exact.plain(trade.spread()).toPlainString();
    }

    private String evidence(DoubtView doubt) {
        String known =
                doubt.bankKnownByKey()
                        ? "this bank is known to answer by our key: its \"unknown\" can prove that nothing was booked"
                        : "this bank is not known to answer by our key: its \"unknown\" proves nothing";
        return known + doubt.unknownProvesFrom().map(t -> ", from " + time(t) + " on").orElse("");
    }

    private List<String> attempt(AttemptView attempt) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                look.ink().paint(Style.STRONG, "attempt " + attempt.number())
                        + "  "
                        + Words.of(attempt.outcome())
                        + attempt.proof().map(p -> " (" + Words.of(p) + ")").orElse(""));
        AttemptView.Asking asking = attempt.asking();
        lines.addAll(
                new Facts(look)
                        .add("our key", attempt.dealTransactionId().toString())
                        .add("bank's id", attempt.bankTransactionId())
                        .add(
                                "quote",
                                attempt.quoteId()
                                        + " at "
                                        + Amounts.rate(attempt.quotedRate())
                                        + ", to the client "
                                        + Amounts.rate(attempt.dealRate())
                                        + ", until "
                                        + time(attempt.quoteExpiry()))
                        .add("intent stored", time(attempt.committedAt()))
                        .add("sent", attempt.sentAt().map(this::time).orElse("not recorded"))
                        .add("answered", answered(attempt))
                        .add("asked", asked(asking))
                        .add("last answer", asking.lastAnswer())
                        .add("unknown since", asking.unknownFirstAt().map(this::time))
                        .add("asked again", asking.nextAt().map(this::time))
                        .lines());
        return lines;
    }

    private String answered(AttemptView attempt) {
        return attempt.answeredAt().map(this::time).orElse("no answer")
                + (attempt.httpStatus().isPresent() ? ", HTTP " + attempt.httpStatus().getAsInt() : "")
                + attempt.code().map(c -> ", " + c).orElse("");
    }

    private String asked(AttemptView.Asking asking) {
        return asking.times() == 0
                ? "not yet"
                : asking.times()
                        + (asking.times() == 1 ? " time" : " times")
                        + asking.lastAt().map(t -> ", last " + time(t)).orElse("");
    }

    private String event(EventView event) {
        String change = event.before().map(b -> b + " to ").orElse("") + event.after().orElse("");
        String text =
                "  "
                        + time(event.happenedAt())
                        + "  "
                        + event.kind()
                        + "  "
                        + change
                        + "  "
                        + event.actor()
                        + event.reason().map(r -> "  (" + r + ")").orElse("");
        return Texts.safe(text);
    }

    private String time(Instant instant) {
        return Amounts.moment(instant, look.zone());
    }
}
