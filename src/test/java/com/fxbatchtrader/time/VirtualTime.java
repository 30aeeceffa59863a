package com.fxbatchtrader.time;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The one clock and the one baton of all machines of a simulation. Its threads are real, but only the holder of the
/// baton runs. Who waits gives it away; a seeded choice says who is next; when nobody can run, the clock jumps to the
/// next deadline.
final class VirtualTime {

    static final long NEVER = Long.MAX_VALUE;

    private final long seed;
    private final Duration patience;
    private final Random choice;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /// All below is guarded by the lock.
    private final List<Strand> strands = new ArrayList<>();

    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private @Nullable Strand holder;
    private @Nullable Error verdict;
    private boolean running;
    private long nowNanos;
    private long passes;

    VirtualTime(long seed, Duration patience) {
        this.seed = seed;
        this.patience = patience;
        this.choice = new Random(seed);
    }

    long nowNanos() {
        lock.lock();
        try {
            return nowNanos;
        } finally {
            lock.unlock();
        }
    }

    /// A new thread, which begins when it is given the baton for the first time.
    void spawn(VirtualPacing machine, String name, Runnable body) {
        lock.lock();
        try {
            Strand strand = new Strand(machine, name, lock.newCondition());
            strands.add(strand);
            strand.thread = Thread.ofPlatform().name(name).daemon().start(() -> live(strand, body));
        } finally {
            lock.unlock();
        }
    }

    private void live(Strand strand, Runnable body) {
        Throwable failure = null;
        try {
            lock.lock();
            try {
                takeBaton(strand);
            } finally {
                lock.unlock();
            }
            body.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        leave(strand, failure);
    }

    private void leave(Strand strand, @Nullable Throwable failure) {
        lock.lock();
        try {
            if (failure != null && !(failure instanceof Ended)) {
                failures.add(failure);
            }
            strands.remove(strand);
            if (strand.main) {
                strands.forEach(other -> leftOver.add(other.name));
                verdict = new Ended();
            }
            passOn();
        } finally {
            lock.unlock();
        }
    }

    /// Gives the baton away until the condition holds or so much time is over, and tells whether it holds.
    boolean await(BooleanSupplier condition, long timeoutNanos, String what) {
        lock.lock();
        try {
            Strand me = current();
            me.doing = "waits for " + what;
            me.condition = condition;
            me.wakeAt = timeoutNanos >= NEVER - nowNanos ? NEVER : nowNanos + Math.max(0, timeoutNanos);
            passOn();
            takeBaton(me);
            return condition.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private Strand current() {
        Thread caller = Thread.currentThread();
        return strands.stream()
                .filter(strand -> caller.equals(strand.thread))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Only threads inside VirtualPacing.run can wait; this is " + caller.getName()));
    }

    private void takeBaton(Strand me) {
        while (holder != me) {
            me.turn.awaitUninterruptibly();
        }
        if (verdict != null) {
            throw verdict;
        }
    }

    private void passOn() {
        holder = null;
        if (!running) {
            return;
        }
        if (strands.isEmpty()) {
            ended.signalAll();
            return;
        }
        List<Strand> able = able();
        holder = able.get(choice.nextInt(able.size()));
        holder.doing = "runs";
        holder.turn.signal();
        passes++;
    }

    private List<Strand> able() {
        if (verdict != null) {
            return strands;
        }
        long next = strands.stream().mapToLong(strand -> strand.readyAt(nowNanos)).min().orElse(NEVER);
        if (next == NEVER) {
            verdict = new AssertionError("Deadlock: every thread waits for ever. " + scene());
            return strands;
        }
        nowNanos = Math.max(nowNanos, next);
        return strands.stream().filter(strand -> strand.readyAt(nowNanos) <= nowNanos).toList();
    }

    /// Runs the body as the main thread to its end, then ends all other threads at the wait they are in. Throws what
    /// the main thread threw, or else what another one died of.
    void run(VirtualPacing machine, Runnable body) {
        lock.lock();
        try {
            if (running) {
                throw new IllegalStateException("Already running");
            }
            failures.clear();
            leftOver.clear();
            verdict = null;
            running = true;
            spawn(machine, "main", body);
            strands.getLast().main = true;
            passOn();
            awaitEnd();
            throwFailure();
        } finally {
            running = false;
            lock.unlock();
        }
    }

    private void awaitEnd() {
        long passesBefore = -1;
        while (!strands.isEmpty()) {
            if (passes == passesBefore) {
                throw new AssertionError(
                        "Stuck: "
                                + (holder == null ? "nobody" : holder.name)
                                + " has run for "
                                + patience
                                + " of real time without a wait. "
                                + scene());
            }
            passesBefore = passes;
            waitReally();
        }
    }

    private void waitReally() {
        long left = patience.toNanos();
        while (left > 0 && !strands.isEmpty()) {
            try {
                left = ended.awaitNanos(left);
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted. " + scene(), e);
            }
        }
    }

    private void throwFailure() {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.getFirst();
        failures.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
        first.addSuppressed(new Scene("Schedule seed " + seed + ", virtual time " + elapsed()));
        throw Failures.asThrown(first);
    }

    List<String> leftOver() {
        lock.lock();
        try {
            return List.copyOf(leftOver);
        } finally {
            lock.unlock();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(nowNanos);
    }

    private String scene() {
        return "Seed "
                + seed
                + ", virtual time "
                + elapsed()
                + strands.stream().map(Strand::toString).collect(joining("\n  ", ":\n  ", ""));
    }

    static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
