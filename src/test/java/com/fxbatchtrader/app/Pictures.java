package com.fxbatchtrader.app;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.AttemptView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.EventView;
import com.fxbatchtrader.service.view.FailureGroup;
import com.fxbatchtrader.service.view.LockView;
import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Views as a desk would give them, for tests of what is drawn from them.
public final class Pictures {

    public static final UUID BATCH = UUID.fromString("01a209c5-6fb1-717a-a084-7ae71e6bb6d0");
    public static final UUID TRADE = UUID.fromString("01a209c5-7000-7000-8000-000000000017");
    public static final UUID KEY = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    public static final Instant NOON = Instant.parse("2026-11-23T10:00:00Z");

    private Pictures() {}

    /// Total, pending, running, booked, in doubt, succeeded, failed, cancelled.
    public static TradeCounts counts(
            int pending, int running, int booked, int inDoubt, int succeeded, int failed, int cancelled) {
        int total = pending + running + booked + inDoubt + succeeded + failed + cancelled;
        return new TradeCounts(total, pending, running, booked, inDoubt, succeeded, failed, cancelled);
    }

    public static Progress progress(TradeCounts counts) {
        return new Progress(counts, 5, 12, Optional.empty());
    }

    public static BatchView batch(BatchStatus status, TradeCounts counts) {
        return batch(status, counts, Optional.empty());
    }

    public static BatchView batch(BatchStatus status, TradeCounts counts, Optional<String> owner) {
        return new BatchView(
                BATCH,
                1042,
                "morning",
                status,
                Priority.DEFAULT,
                8_589_934_592L,
                counts,
                5,
                counts.running(),
                owner.map(o -> LockView.held(o, NOON, NOON.plusSeconds(300), 3)).orElse(LockView.free(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of("morning.csv"),
                "user:ann@desk1",
                NOON,
                Optional.of(NOON.plusSeconds(1)),
                status.ended() ? Optional.of(NOON.plusSeconds(39)) : Optional.empty());
    }

    /// Starts in 10 to 12 minutes, ends in 14 to 20.
    public static WaitView wait(Waiting cause) {
        Expected.Range start = new Expected.Range(NOON.plusSeconds(600), NOON.plusSeconds(720));
        Expected.Range finish = new Expected.Range(NOON.plusSeconds(840), NOON.plusSeconds(1200));
        return wait(cause, new Expected.Times(Optional.of(start), finish));
    }

    public static WaitView wait(Waiting cause, Expected expected) {
        return new WaitView(BATCH, cause, "So it is.", expected, NOON);
    }

    public static TradeView trade(TradeStatus status, Optional<String> reason) {
        boolean quoted = status == TradeStatus.SUCCESS || status == TradeStatus.IN_DOUBT;
        return new TradeView(
                TRADE,
                BATCH,
                17,
                "57556370",
                "Ember Canyon Seeds",
                Side.BUY,
                "USD/ZAR",
                "ZAR",
                new BigDecimal("200000.0000"),
                new BigDecimal("358.00000000"),
                Delivery.CASH,
                Optional.of(LocalDate.of(2026, 11, 23)),
                Optional.empty(),
                status,
                reason,
                reason.map(r -> "in words: " + r),
                quoted ? 1 : 0,
                quoted ? OptionalLong.of(9_007_199_254_740_993L) : OptionalLong.empty(),
                quoted ? figures() : TradeView.Figures.none(),
                quoted ? new TradeView.Booking(Optional.of(KEY), Optional.of("bank-77")) : TradeView.Booking.none(),
                NOON);
    }

    private static TradeView.Figures figures() {
        return new TradeView.Figures(
                Optional.of(new BigDecimal("17.79300000")),
                Optional.of(new BigDecimal("17.82880000")),
                Optional.of(new BigDecimal("11217.8000")),
                Optional.of(new BigDecimal("200000.0000")),
                Optional.of(new BigDecimal("401.6000")));
    }

    public static DoubtView doubt(TradeStatus status) {
        AttemptView attempt =
                new AttemptView(
                        1,
                        KEY,
                        9_007_199_254_740_993L,
                        new BigDecimal("17.793"),
                        new BigDecimal("17.8288"),
                        NOON.plusSeconds(30),
                        NOON,
                        Optional.of(NOON.plusMillis(12)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        AttemptOutcome.OPEN,
                        Optional.empty(),
                        Optional.empty(),
                        new AttemptView.Asking(
                                2,
                                Optional.of(NOON.plusSeconds(14)),
                                Optional.of(NOON.plusSeconds(18)),
                                Optional.of("the bank does not know it"),
                                Optional.empty(),
                                Optional.empty()));
        EventView event =
                new EventView(
                        7,
                        "TRADE",
                        "owner:desk1:1:ab",
                        Optional.empty(),
                        Optional.of("BOOKING"),
                        Optional.of("IN_DOUBT"),
                        NOON);
        return new DoubtView(
                trade(status, Optional.empty()),
                1042,
                "morning",
                NOON,
                List.of(attempt),
                true,
                Optional.of(NOON.plusSeconds(60)),
                "the bank is asked again",
                List.of(event));
    }

    public static RunSummary summary(BatchStatus status, RunEnd end, TradeCounts counts) {
        return new RunSummary(
                batch(status, counts),
                end,
                end == RunEnd.ENDED ? "" : "why it came back",
                List.of(
                        new TotalsView(
                                "USD/ZAR",
                                counts.succeeded(),
                                new BigDecimal("94803.4600"),
                                new BigDecimal("1690000.0000"),
                                new BigDecimal("3393.9900"))),
                counts.failed() == 0
                        ? List.of()
                        : List.of(new FailureGroup("RATE_GUARD", counts.failed(), "18.18 is 200.0 bp away")),
                143,
                Duration.ofSeconds(38),
                List.of("the first quote is the reference"));
    }
}
