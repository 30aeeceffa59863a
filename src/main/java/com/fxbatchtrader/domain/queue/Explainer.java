package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.LockLease;
import com.fxbatchtrader.domain.batch.Obstacle;
import com.fxbatchtrader.domain.batch.Standing;
import com.fxbatchtrader.domain.desk.DeskHold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Says of each batch why it is not running, by the predicates of the claim itself ([Standing]) and its order
/// ([ClaimOrder]). Pure; one pass over all batches.
public final class Explainer {

    /// For so long a batch may be first without anything being wrong: a process looks twice a second.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final Sight sight;
    private final Waiting.AtWork atWork;
    private final Map<UUID, Waiting> causes = new HashMap<>();

    private Explainer(Sight sight) {
        this.sight = sight;
        this.atWork = Force.of(sight);
    }

    /// Why each batch of this sight is not running.
    public static Map<UUID, Waiting> all(Sight sight) {
        Explainer explainer = new Explainer(sight);
        explainer.explain();
        return Map.copyOf(explainer.causes);
    }

    private void explain() {
        sight.lines().forEach(line -> own(line).ifPresent(cause -> causes.put(line.id(), cause)));
        Optional<Line> first = Optional.empty();
        int batches = 0;
        long trades = 0;
        for (Line line : ClaimOrder.now(sight.lines(), sight.now())) {
            if (!causes.containsKey(line.id())) {
                Line before = first.orElse(line);
                causes.put(
                        line.id(),
                        first.isEmpty()
                                ? turn(line)
                                : new Waiting.Behind(batches, trades, before.number(), before.name()));
                first = Optional.of(before);
                batches++;
                trades += line.counts().pending();
            }
        }
    }

    /// What keeps the batch back whatever stands before it; empty when only its turn does.
    private Optional<Waiting> own(Line line) {
        Standing standing = line.standing();
        Optional<Waiting> settled =
                switch (standing.status()) {
                    case DRAFT -> Optional.of(new Waiting.Draft());
                    case AWAITING_APPROVAL -> Optional.of(new Waiting.AwaitingApproval());
                    case PAUSED -> Optional.of(paused(line));
                    case SUCCESS, PARTIAL_SUCCESS, FAILED, CANCELLED ->
                            Optional.of(new Waiting.Ended(standing.status()));
                    case PENDING -> Optional.empty();
                    case RUNNING -> standing.begun() ? leaving(line) : blocked().or(() -> Optional.of(asks(line)));
                };
        return settled.or(() -> sight.hold().map(Explainer::held))
                .or(() -> line.runner(sight.now()).map(lock -> running(line, lock)))
                .or(() -> standing.toRun("", sight.now()).map(this::kept));
    }

    /// While the bank's bookings are matched nobody asks for a doubt: its end could hide a later attempt that was lost.
    private Optional<Waiting> blocked() {
        return sight.hold().filter(DeskHold.Blocked.class::isInstance).map(Explainer::held);
    }

    private static Waiting held(DeskHold hold) {
        return switch (hold) {
            case DeskHold.Blocked(String reason) -> new Waiting.Blocked(reason);
            case DeskHold.Stopped(String by, String reason, Instant since) -> new Waiting.Stopped(by, reason, since);
        };
    }

    private Waiting kept(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NotBefore(Instant until) -> new Waiting.NotBefore(until);
            case Obstacle.Held(LockLease lock) -> new Waiting.Held(lock.owner(), lock.expiresAt());
            case Obstacle.NotQueued(BatchStatus status) -> new Waiting.Ended(status);
            case Obstacle.Barred(Standing.Bar bar) -> new Waiting.Barred(bar.owner(), bar.until(), Duration.ZERO);
        };
    }

    private Waiting paused(Line line) {
        Line.Ordered order = line.order().orElse(new Line.Ordered(Optional.empty(), "", "", Optional.empty()));
        return new Waiting.Paused(order.by(), order.reason(), order.at(), line.counts().unsettled());
    }

    private Waiting asks(Line line) {
        Instant next = line.standing().nextCheckAt().orElse(sight.now());
        Optional<String> owner = line.standing().liveLock(sight.now()).map(LockLease::owner);
        return new Waiting.AsksBank(line.counts().unsettled(), next, owner);
    }

    /// What its owner was asked for. Without an owner the next one does it: that batch waits for its turn.
    private Optional<Waiting> leaving(Line line) {
        if (line.runner(sight.now()).isEmpty()) {
            return Optional.empty();
        }
        return line.order()
                .flatMap(
                        order ->
                                order.wanted()
                                        .map(
                                                wanted ->
                                                        wanted == BatchStatus.PAUSED
                                                                ? new Waiting.Pausing(
                                                                        order.by(),
                                                                        order.reason(),
                                                                        line.counts().running())
                                                                : new Waiting.Cancelling(
                                                                        order.by(),
                                                                        order.reason(),
                                                                        line.counts().running())));
    }

    private Waiting running(Line line, LockLease lock) {
        Sight.MissingRate missing = sight.withoutRate().get(line.id());
        return missing == null
                ? new Waiting.Running(
                        lock.owner(), lock.expiresAt(), line.counts().running(), line.limit(), line.counts().pending())
                : new Waiting.NoReference(lock.owner(), missing.pair(), missing.since());
    }

    private Waiting.Turn turn(Line line) {
        Duration waited = sight.nextSince().map(since -> Duration.between(since, sight.now())).orElse(Duration.ZERO);
        Duration known = waited.isNegative() ? Duration.ZERO : waited;
        if (line.standing().begun()) {
            return new Waiting.TakeOver(line.standing().lock().map(LockLease::owner), atWork.owners().size(), known);
        }
        Optional<Standing.Bar> bar = line.standing().liveBar(sight.now());
        if (bar.isPresent() && atWork.owners().stream().allMatch(bar.get().owner()::equals)) {
            return new Waiting.Barred(bar.get().owner(), bar.get().until(), known);
        }
        if (known.compareTo(AT_ONCE) < 0) {
            return new Waiting.Next(known);
        }
        return atWork.batches() > 0
                ? new Waiting.WorkersFull(atWork.owners().size(), atWork.batches(), known)
                : new Waiting.NoWorker(known);
    }
}
