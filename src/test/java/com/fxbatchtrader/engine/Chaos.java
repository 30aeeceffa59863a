package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.engine.ShakyDatabase.Trouble;
import com.fxbatchtrader.engine.ShakyDatabase.Weather;
import com.fxbatchtrader.time.VirtualPacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// One simulated day of trouble, all of it following from a seed: two or three workstations that are killed, stalled,
/// stopped in order, started again, and whose clocks are set; a database that is away or loses commits; a bank that
/// loses answers, books late and never de-duplicates; an operator who takes locks away. Afterwards the sun comes out,
/// and everything must come to its end.
final class Chaos {

    private static final Duration TROUBLE = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Random random;
    private final VirtualPacing time;
    private final TestDesk desk;
    private final MemoryBank bank;
    private final List<UUID> batches = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private boolean sunny;
    private int owners;

    /// How bad this day's bank and database are, in permille.
    private final int bookingTrouble;

    private final int callTrouble;
    private final int databaseTrouble;

    private Chaos(VirtualPacing time, long seed) {
        this.random = new Random(seed);
        this.time = time;
        this.desk = new TestDesk(time);
        this.bookingTrouble = random.nextInt(500);
        this.callTrouble = random.nextInt(60);
        this.databaseTrouble = random.nextInt(30);
        this.bank = new MemoryBank(time, new MoodyBank());
    }

    /// What came of a day.
    record Outcome(List<String> complaints, List<String> story, int trades, int kills, Duration took, long calls) {}

    static Outcome live(long seed) {
        VirtualPacing time = new VirtualPacing(seed);
        Outcome[] outcome = new Outcome[1];
        time.run(() -> outcome[0] = new Chaos(time, seed).day());
        return outcome[0];
    }

    private Outcome day() {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            batches.add(desk.queue(1 + random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(10)));
        }
        // the bank's clock is near the database's; those of the workstations are anything
        Duration hours = hours();
        desk.server().jumpWall(hours);
        bank.machine().jumpWall(hours);
        int places = 2 + random.nextInt(2);
        for (int i = 0; i < places; i++) {
            posts.add(new Post());
        }
        trouble();
        sunshine();
        List<String> complaints = new ArrayList<>(Reckoning.complaints(desk, bank));
        batches.stream()
                .map(desk::batch)
                .filter(batch -> !batch.status().ended())
                .forEach(
                        batch ->
                                complaints.add(
                                        "NOT ENDED "
                                                + batch.number()
                                                + " "
                                                + batch.status()
                                                + " "
                                                + batch.counts()
                                                + " "
                                                + batch.lock()
                                                + " "
                                                + batch.nextCheckAt()));
        int kills = (int) story.stream().filter(line -> line.contains("killed")).count();
        return new Outcome(complaints, story, desk.allTrades().size(), kills, time.elapsed(), bank.calls().size());
    }

    private Duration hours() {
        return Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(14_400) - 7_200 : 0);
    }

    private void trouble() {
        long end = time.nanos() + TROUBLE.toNanos();
        while (time.nanos() < end) {
            time.pause(Duration.ofMillis(50 + random.nextInt(2000)));
            Post post = posts.get(random.nextInt(posts.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> post.kill();
                case 3 -> post.stall(Duration.ofMillis(random.nextInt(15_000)));
                case 4 -> post.jump(Duration.ofMillis(random.nextInt(9_000_000) - 4_500_000));
                case 5 -> post.stopInOrder();
                case 6 -> operatorReleases();
                default -> {}
            }
            posts.forEach(Post::manned);
            limitsHold();
        }
    }

    private void operatorReleases() {
        UUID batch = batches.get(random.nextInt(batches.size()));
        if (desk.batch(batch).lock().isPresent()) {
            tell("the operator releases batch " + desk.batch(batch).number());
            desk.release(batch);
        }
    }

    private void limitsHold() {
        for (UUID id : batches) {
            Batch batch = desk.batch(id);
            if (batch.counts().running() > batch.maxConcurrentTrades()) {
                throw new AssertionError("over the limit: " + batch.counts());
            }
        }
    }

    /// Nothing goes wrong any more; a person resumes what is paused.
    private void sunshine() {
        tell("the sun comes out");
        sunny = true;
        // a booking that succeeds: until there is one, this bank's "unknown" proves nothing
        batches.add(desk.queue(1, 1, 1));
        long end = time.nanos() + PATIENCE.toNanos();
        while (time.nanos() < end && !batches.stream().allMatch(id -> desk.batch(id).status().ended())) {
            time.pause(Duration.ofMillis(250));
            posts.forEach(Post::manned);
            batches.forEach(this::resume);
            limitsHold();
        }
        if (Boolean.getBoolean("dbg")) {
            System.out.println(desk.databaseNow());
            System.out.println(
                    desk.column(
                            "select number || ' ' || status || ' ' || next_check_at || ' ' ||"
                                    + " coalesce(cast(lock_timeout as varchar),'-') || coalesce(locked_by,'free') ||"
                                    + " pending_trades from batch"));
            posts.forEach(p -> System.out.println(p.manned.get().owner + " " + p.dead + p.stopped));
            desk.allTrades().stream()
                    .filter(t -> !t.status().isFinal())
                    .forEach(
                            t ->
                                    System.out.println(
                                            t
                                                    + " "
                                                    + desk.steps(t.id())
                                                    + desk.column(
                                                            "select state_after from event where trade_id=? and"
                                                                    + " kind='TRADE_ASKED' order by number",
                                                            t.id())
                                                    + desk.attempts(t.id()).getLast().attempt()));
            var w = desk.workstation("me");
            System.out.println(
                    new com.fxbatchtrader.store.run.ClaimStore(
                                    w.database(), time, new com.fxbatchtrader.domain.id.Uuid7(time))
                            .claimDue("me", Duration.ofSeconds(5)));
        }
        posts.forEach(Post::stopInOrder);
        posts.forEach(Post::awaitStop);
    }

    private void resume(UUID id) {
        if (desk.batch(id).status() == BatchStatus.PAUSED) {
            tell("a person resumes batch " + desk.batch(id).number());
            desk.sql(
                    "update batch set status = 'PENDING', takeovers_without_progress = 0 where id = ?"
                            + " and locked_by is null",
                    id);
        }
    }

    private void tell(String what) {
        story.add(time.elapsed() + " " + what);
    }

    /// A place where a workstation stands, or will stand again.
    private final class Post {
        private Optional<Workstation> manned = Optional.empty();
        private Optional<Engine> engine = Optional.empty();
        private boolean dead = true;
        private boolean stopping;
        private boolean stopped;
        private long againNanos = time.nanos();

        /// Starts a new process here when the time has come.
        void manned() {
            if (stopped) {
                dead = true;
            }
            if (!dead || time.nanos() < againNanos) {
                return;
            }
            Workstation workstation = desk.workstationBeside("host:" + ++owners + ":x");
            workstation.machine.jumpWall(hours());
            workstation.lockTime = Duration.ofSeconds(6);
            workstation.margin = Duration.ofSeconds(5);
            workstation.maxTrades = 5;
            workstation.weather = new StormyWeather(this);
            dead = false;
            stopped = false;
            stopping = false;
            manned = Optional.of(workstation);
            engine = Optional.of(workstation.start(bank));
            tell(workstation.owner + " starts");
        }

        void kill() {
            if (!dead && !stopped) {
                manned.orElseThrow().machine.kill();
                died("at some time");
            }
        }

        void died(String where) {
            dead = true;
            againNanos = time.nanos() + Duration.ofMillis(random.nextInt(9_000)).toNanos();
            tell(manned.orElseThrow().owner + " is killed " + where);
        }

        void stall(Duration pause) {
            if (!dead) {
                tell(manned.orElseThrow().owner + " stands still for " + pause);
                manned.orElseThrow().machine.stall(pause);
            }
        }

        void jump(Duration by) {
            if (!dead) {
                tell("the clock of " + manned.orElseThrow().owner + " is set by " + by);
                manned.orElseThrow().machine.jumpWall(by);
            }
        }

        void stopInOrder() {
            if (dead || stopped || stopping) {
                return;
            }
            stopping = true;
            Workstation workstation = manned.orElseThrow();
            tell(workstation.owner + " is to stop");
            Engine ending = engine.orElseThrow();
            workstation.machine.start(
                    "stop",
                    () -> {
                        ending.stop(Duration.ofSeconds(20));
                        stopped = true;
                        stopping = false;
                        tell(workstation.owner + " has stopped");
                    });
        }

        void awaitStop() {
            long end = time.nanos() + Duration.ofMinutes(2).toNanos();
            while (!dead && !stopped) {
                time.pause(Duration.ofMillis(100));
                if (time.nanos() > end) {
                    throw new AssertionError("the stop hangs");
                }
            }
        }
    }

    /// The database as one workstation sees it.
    private final class StormyWeather implements Weather {
        private final Post post;
        private long awayUntilNanos = time.nanos();

        StormyWeather(Post post) {
            this.post = post;
        }

        @Override
        public Trouble trouble(int n, boolean lease) {
            if (sunny) {
                return Trouble.NONE;
            }
            if (time.nanos() < awayUntilNanos) {
                return Trouble.AWAY;
            }
            if (random.nextInt(1000) >= databaseTrouble) {
                return Trouble.NONE;
            }
            Trouble trouble = List.of(Trouble.values()).get(random.nextInt(Trouble.values().length));
            if (trouble == Trouble.AWAY) {
                awayUntilNanos = time.nanos() + Duration.ofMillis(random.nextInt(5000)).toNanos();
            }
            if (trouble == Trouble.KILLED_BEFORE || trouble == Trouble.KILLED_AFTER) {
                post.died(trouble.name());
            } else {
                tell(post.manned.orElseThrow().owner + ": " + trouble);
            }
            return trouble;
        }

        @Override
        public Duration takes(boolean lease) {
            return Duration.ofMillis(sunny ? 2 : 1 + random.nextInt(10));
        }

        @Override
        public boolean durable() {
            return sunny || random.nextInt(2000) >= databaseTrouble;
        }
    }

    /// The bank.
    private final class MoodyBank implements BankScript {

        @Override
        public Duration takes(String call) {
            return Duration.ofMillis(sunny ? 20 : random.nextInt(random.nextInt(20) == 0 ? 6000 : 200));
        }

        @Override
        public Duration quoteLife() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Optional<BankException> failure(String call) {
            if (sunny || random.nextInt(1000) >= callTrouble) {
                return Optional.empty();
            }
            BankException.Kind kind = List.of(BankException.Kind.values()).get(random.nextInt(6));
            return Optional.of(new BankException(kind, call, "trouble"));
        }

        @Override
        public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
            if (sunny || random.nextInt(1000) >= bookingTrouble) {
                return Fate.BOOKED;
            }
            Fate[] all = Fate.values();
            Fate fate = all[random.nextInt(all.length)];
            // whether a token is there is asked before anything is sent
            return (nth == 0) == (fate == Fate.NOT_SENT) ? fate : Fate.BOOKED;
        }

        @Override
        public String refusal(BookingRequest request) {
            return random.nextBoolean() ? "RATE_CHANGED" : "LIMIT_EXCEEDED";
        }

        @Override
        public Duration statusLag() {
            return Duration.ofSeconds(1);
        }

        @Override
        public StatusAnswer status(StatusAnswer truth, String id, int asked) {
            if (truth instanceof StatusAnswer.Known known && random.nextInt(4) == 0 && !sunny) {
                return new StatusAnswer.Known(
                        StatusAnswer.State.PENDING, known.transactionId(), known.ids(), known.meta());
            }
            return truth;
        }

        @Override
        public AnswerMeta meta(AnswerMeta truth, String call) {
            boolean odd = !sunny && random.nextInt(10) == 0;
            Optional<Instant> date = odd ? Optional.empty() : truth.bankTime();
            return new AnswerMeta(
                    truth.httpStatus(), date, !sunny && random.nextInt(10) == 0, truth.sentAt(), truth.endedAt(), "{}");
        }
    }
}
