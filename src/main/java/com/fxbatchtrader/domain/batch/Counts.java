package com.fxbatchtrader.domain.batch;

import com.fxbatchtrader.domain.trade.TradeStatus;

/// How many trades of a batch are in which state.
///
/// @param running EXECUTING, QUOTED and BOOKING
public record Counts(int pending, int running, int booked, int inDoubt, int succeeded, int failed, int cancelled) {

    public Counts {
        if (Math.min(
                        Math.min(Math.min(pending, running), Math.min(booked, inDoubt)),
                        Math.min(succeeded, Math.min(failed, cancelled)))
                < 0) {
            throw new IllegalStateException(
                    "a count below zero: "
                            + pending
                            + ", "
                            + running
                            + ", "
                            + booked
                            + ", "
                            + inDoubt
                            + ", "
                            + succeeded
                            + ", "
                            + failed
                            + ", "
                            + cancelled);
        }
    }

    /// After one trade has gone from one state to another.
    public Counts moved(TradeStatus from, TradeStatus to) {
        return plus(to, 1).plus(from, -1);
    }

    /// How many are in that state, or in one that is counted with it.
    public int of(TradeStatus status) {
        return switch (status) {
            case PENDING -> pending;
            case EXECUTING, QUOTED, BOOKING -> running;
            case BOOKED -> booked;
            case IN_DOUBT -> inDoubt;
            case SUCCESS -> succeeded;
            case FAILED -> failed;
            case CANCELLED -> cancelled;
        };
    }

    /// Whether every trade is final.
    public boolean allFinal() {
        return pending + running + booked + inDoubt == 0;
    }

    /// Trades whose fate is open: BOOKED and IN_DOUBT.
    public int unsettled() {
        return booked + inDoubt;
    }

    private Counts plus(TradeStatus status, int n) {
        return switch (status) {
            case PENDING -> new Counts(pending + n, running, booked, inDoubt, succeeded, failed, cancelled);
            case EXECUTING, QUOTED, BOOKING ->
                    new Counts(pending, running + n, booked, inDoubt, succeeded, failed, cancelled);
            case BOOKED -> new Counts(pending, running, booked + n, inDoubt, succeeded, failed, cancelled);
            case IN_DOUBT -> new Counts(pending, running, booked, inDoubt + n, succeeded, failed, cancelled);
            case SUCCESS -> new Counts(pending, running, booked, inDoubt, succeeded + n, failed, cancelled);
            case FAILED -> new Counts(pending, running, booked, inDoubt, succeeded, failed + n, cancelled);
            case CANCELLED -> new Counts(pending, running, booked, inDoubt, succeeded, failed, cancelled + n);
        };
    }
}
