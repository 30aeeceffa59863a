package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.trade.ReasonCode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Runs one trade on a trade thread and leaves it in a recorded state whatever happens: a defect before the intent
/// fails the trade, one after it puts it in doubt. The batch goes on.
public final class TradeTask {

    private static final Logger LOG = LoggerFactory.getLogger(TradeTask.class);

    /// Before a trade whose asking met a defect is asked for again.
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final TradeSteps steps;
    private final DoubtAsker asker;

    public TradeTask(TradeSteps steps, DoubtAsker asker) {
        this.steps = steps;
        this.asker = asker;
    }

    /// Runs a PENDING trade.
    public TradeEnd run(TradeRun trade, BooleanSupplier halted) {
        try {
            TradeEnd end = steps.run(trade, halted);
            return trade.dropped().<TradeEnd>map(TradeEnd.Dropped::new).orElse(end);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return afterDefect(trade, e);
        }
    }

    /// Asks for a trade whose fate is open.
    public TradeEnd ask(TradeRun trade, BooleanSupplier halted) {
        try {
            TradeEnd end = asker.ask(trade, halted);
            return trade.dropped().<TradeEnd>map(TradeEnd.Dropped::new).orElse(end);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.error("Asking for trade {} met a defect; it is asked for again", trade.order().id(), e);
            return trade.state().status().unsettled() ? new TradeEnd.Unsettled(AGAIN) : new TradeEnd.Final();
        }
    }

    private TradeEnd afterDefect(TradeRun trade, Throwable defect) {
        LOG.error("Trade {} met a defect in state {}", trade.order().id(), trade.state().status(), defect);
        String text = "a defect of this program: " + defect.getClass().getSimpleName() + ", see the log";
        try {
            return switch (trade.state().status()) {
                case EXECUTING, QUOTED -> {
                    steps.cancelLiveQuote(trade);
                    trade.failed(ReasonCode.INTERNAL_ERROR.name(), text);
                    yield new TradeEnd.Final();
                }
                case BOOKING -> {
                    trade.doubtedByDefect(text);
                    yield new TradeEnd.Unsettled(Duration.ofSeconds(1));
                }
                case BOOKED, IN_DOUBT -> new TradeEnd.Unsettled(Duration.ofSeconds(1));
                case PENDING, SUCCESS, FAILED, CANCELLED -> new TradeEnd.Final();
            };
        } catch (RuntimeException e) {
            return new TradeEnd.Dropped("its state could not be written: " + e.getMessage());
        }
    }
}
