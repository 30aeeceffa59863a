package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.fleet.Operation.Answer;
import com.fxbatchtrader.fleet.Operation.Verb;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CleanUpLocks;
import com.fxbatchtrader.service.verb.Limit;
import com.fxbatchtrader.service.verb.Move;
import com.fxbatchtrader.service.verb.Operations;
import com.fxbatchtrader.service.verb.Pause;
import com.fxbatchtrader.service.verb.ReleaseLock;
import com.fxbatchtrader.service.verb.Resume;
import com.fxbatchtrader.service.verb.Retry;
import com.fxbatchtrader.service.verb.SetPriority;
import com.fxbatchtrader.service.verb.VerbOutcome;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Operators who order at random, on pictures of the queue that are partly old. Safe for several threads, one an
/// operator.
final class Operators {

    private static final Duration LONGEST_THOUGHT = Duration.ofMillis(100);
    private static final int PICTURE = 250;

    private final Operations operations;
    private final Pacing pacing;
    private final AtomicInteger names = new AtomicInteger();
    private final List<Operation> done = new ArrayList<>();

    Operators(Operations operations, Pacing pacing) {
        this.operations = operations;
        this.pacing = pacing;
    }

    /// All that was ordered and answered so far.
    synchronized List<Operation> all() {
        return List.copyOf(done);
    }

    private synchronized void keep(Operation operation) {
        done.add(operation);
    }

    /// Orders at random until it is enough.
    void work(RandomGenerator random, java.util.function.BooleanSupplier enough) {
        List<BatchView> picture = List.of();
        while (!enough.getAsBoolean()) {
            if (picture.isEmpty() || random.nextInt(16) == 0) {
                picture = operations.activeBatches(PICTURE);
            }
            if (!picture.isEmpty()) {
                order(random, picture);
            }
            pacing.pause(Duration.ofNanos(random.nextLong(LONGEST_THOUGHT.toNanos())));
        }
    }

    private void order(RandomGenerator random, List<BatchView> picture) {
        BatchView one = picture.get(random.nextInt(picture.size()));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> perform(Verb.MOVE, one, new Move(target(random, picture)));
            case 5, 6, 7 -> perform(Verb.PRIORITY, one, new SetPriority(random.nextInt(-1, 13)));
            case 8, 9 -> perform(Verb.LIMIT, one, new Limit(random.nextInt(1, 6)));
            case 10, 11 -> perform(Verb.LIMIT, held(random).orElse(one), new Limit(random.nextInt(1, 4)));
            case 12, 13 -> perform(Verb.PAUSE, random.nextBoolean() ? one : held(random).orElse(one), new Pause());
            case 14, 15, 16 -> perform(Verb.RESUME, paused(random, picture).orElse(one), new Resume());
            case 17 -> perform(Verb.RELEASE, random.nextBoolean() ? held(random).orElse(one) : one, new ReleaseLock());
            case 18 -> cleanUp();
            default -> failed(random).ifPresent(view -> retry(view));
        }
    }

    private static Move.Target target(RandomGenerator random, List<BatchView> picture) {
        UUID anchor = picture.get(random.nextInt(picture.size())).id();
        return switch (random.nextInt(6)) {
            case 0 -> new Move.Target.Top();
            case 1 -> new Move.Target.Bottom();
            case 2, 3 -> new Move.Target.Before(anchor);
            default -> new Move.Target.After(anchor);
        };
    }

    private Optional<BatchView> held(RandomGenerator random) {
        return any(random, operations.lockedBatches(40));
    }

    private static Optional<BatchView> paused(RandomGenerator random, List<BatchView> picture) {
        return any(random, picture.stream().filter(view -> view.status() == BatchStatus.PAUSED).toList());
    }

    private Optional<BatchView> failed(RandomGenerator random) {
        List<BatchView> failed =
                operations.recentBatches(PICTURE).stream().filter(view -> view.counts().failed() > 0).toList();
        return any(random, failed);
    }

    private static Optional<BatchView> any(RandomGenerator random, List<BatchView> views) {
        return views.isEmpty() ? Optional.empty() : Optional.of(views.get(random.nextInt(views.size())));
    }

    private String name() {
        return "operator-" + names.incrementAndGet();
    }

    private long micros() {
        Instant now = pacing.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /// Opens again what has failed of a batch.
    void retry(BatchView view) {
        perform(Verb.RETRY, view, new Retry(new RetryChoice.All()));
    }

    /// Puts a batch back that is paused.
    void resume(BatchView view) {
        perform(Verb.RESUME, view, new Resume());
    }

    private void perform(Verb verb, BatchView seen, BatchVerb order) {
        Actor actor = Actor.user(name(), "fleet");
        long from = micros();
        try {
            VerbOutcome outcome = operations.perform(seen, order, actor, "as the dice fell");
            Answer answer =
                    switch (outcome) {
                        case VerbOutcome.Done made -> made.changed() ? Answer.DONE : Answer.SAME;
                        case VerbOutcome.Lost _ -> Answer.LOST;
                        case VerbOutcome.Refused _ -> Answer.REFUSED;
                    };
            keep(new Operation(actor.text(), verb, Optional.of(seen.id()), answer, outcome.said(), from, micros()));
        } catch (RefusedException e) {
            String said = String.valueOf(e.getMessage());
            keep(new Operation(actor.text(), verb, Optional.of(seen.id()), Answer.REFUSED, said, from, micros()));
        }
    }

    /// Clears away what has expired: one operator's name, and one answer for each lock.
    private void cleanUp() {
        Actor actor = Actor.user(name(), "fleet");
        long from = micros();
        for (CleanUpLocks.CleanedUp one : operations.cleanUpExpiredLocks(actor)) {
            Answer answer = one.cleared() ? Answer.DONE : Answer.LOST;
            keep(
                    new Operation(
                            actor.text(),
                            Verb.CLEAN_UP,
                            Optional.of(one.batch().id()),
                            answer,
                            one.said(),
                            from,
                            micros()));
        }
    }

    /// Stops the desk for that long.
    void stopFor(Duration time) {
        Actor stops = Actor.user(name(), "fleet");
        long from = micros();
        String said = operations.stopping().stopAll(stops, "a pause for breath").said();
        keep(new Operation(stops.text(), Verb.STOP, Optional.empty(), Answer.DONE, said, from, micros()));
        pacing.pause(time);
        Actor lifts = Actor.user(name(), "fleet");
        long again = micros();
        said = operations.stopping().lift(lifts, "on with it").said();
        keep(new Operation(lifts.text(), Verb.LIFT, Optional.empty(), Answer.DONE, said, again, micros()));
    }
}
