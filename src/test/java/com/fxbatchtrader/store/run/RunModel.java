package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a batch, its trades and its lock must be after each step, worked out without any database.
final class RunModel {

    BatchStatus status = BatchStatus.PENDING;
    final List<TradeStatus> trades = new ArrayList<>();
    long fence;
    Optional<String> holder = Optional.empty();
    boolean expired;
    boolean checks;
    boolean stopped;
    Optional<BatchStatus> requested = Optional.empty();
    private boolean started;
    private boolean ended;
    private int without;

    RunModel(int size) {
        for (int i = 0; i < size; i++) {
            trades.add(TradeStatus.PENDING);
        }
    }

    private boolean open(String owner) {
        return holder.isEmpty() || expired || holder.get().equals(owner);
    }

    /// Whether the claim succeeds.
    boolean claim(String owner) {
        boolean queued = status == BatchStatus.PENDING && (holder.isEmpty() || expired);
        boolean left = status == BatchStatus.RUNNING && !checks && open(owner);
        if (stopped || !(queued || left)) {
            return false;
        }
        boolean former = holder.isPresent();
        take(owner);
        if (ended) {
            without = 0;
        } else if (former && started) {
            without++;
        }
        started = false;
        ended = false;
        status = BatchStatus.RUNNING;
        if (without >= 3 && count(TradeStatus.PENDING) > 0) {
            paused();
            return false;
        }
        return true;
    }

    boolean claimDue(String owner) {
        if (!checks || !(holder.isEmpty() || expired)) {
            return false;
        }
        take(owner);
        return true;
    }

    private void take(String owner) {
        fence++;
        holder = Optional.of(owner);
        expired = false;
        recover();
    }

    private void recover() {
        trades.replaceAll(
                one ->
                        switch (one) {
                            case EXECUTING, QUOTED -> TradeStatus.PENDING;
                            case BOOKING -> TradeStatus.IN_DOUBT;
                            default -> one;
                        });
    }

    boolean holds(RunKey key) {
        return key.fence() == fence && holder.filter(key.owner()::equals).isPresent();
    }

    boolean mayWrite(TradeWrite write) {
        boolean starts = write.start();
        return !(stopped && (starts || write.intent()))
                && !(starts && (requested.isPresent() || status != BatchStatus.RUNNING));
    }

    void written(int trade, TradeWrite write) {
        TradeStatus to = write.after().status();
        started |= write.start();
        ended |= to != trades.get(trade) && (to.isFinal() || to == TradeStatus.BOOKED);
        trades.set(trade, to);
    }

    void leave() {
        recover();
        if (requested.filter(BatchStatus.CANCELLED::equals).isPresent()) {
            trades.replaceAll(one -> one == TradeStatus.PENDING ? TradeStatus.CANCELLED : one);
        }
        boolean unsettled = count(TradeStatus.BOOKED) + count(TradeStatus.IN_DOUBT) > 0;
        boolean open = status == BatchStatus.RUNNING || status == BatchStatus.PAUSED;
        boolean pausing = requested.filter(BatchStatus.PAUSED::equals).isPresent();
        boolean more = count(TradeStatus.PENDING) > 0;
        if (trades.stream().allMatch(TradeStatus::isFinal) && open) {
            status =
                    BatchStatus.ofEnded(
                            count(TradeStatus.SUCCESS), count(TradeStatus.FAILED), count(TradeStatus.CANCELLED));
            checks = false;
            requested = Optional.empty();
        } else if (pausing && more && status == BatchStatus.RUNNING) {
            paused();
        } else {
            if (pausing && unsettled) {
                requested = Optional.empty();
            }
            checks = unsettled && (!more || status == BatchStatus.PAUSED);
        }
        released();
    }

    void released() {
        holder = Optional.empty();
        expired = false;
    }

    private void paused() {
        status = BatchStatus.PAUSED;
        requested = Optional.empty();
        checks = count(TradeStatus.BOOKED) + count(TradeStatus.IN_DOUBT) > 0;
        released();
    }

    int count(TradeStatus of) {
        return (int) trades.stream().filter(of::equals).count();
    }
}
