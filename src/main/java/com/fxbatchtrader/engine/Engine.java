package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.rule.UnknownRule;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.health.DatabaseHealth;
import com.fxbatchtrader.engine.journal.GroupCommitter;
import com.fxbatchtrader.engine.journal.JournalListener;
import com.fxbatchtrader.engine.journal.StateWriter;
import com.fxbatchtrader.engine.lease.DatabaseClock;
import com.fxbatchtrader.engine.lease.Gate;
import com.fxbatchtrader.engine.lease.LeaseKeeper;
import com.fxbatchtrader.engine.match.MatchRules;
import com.fxbatchtrader.engine.match.Matcher;
import com.fxbatchtrader.engine.trade.AccountOpenRule;
import com.fxbatchtrader.engine.trade.BalanceRule;
import com.fxbatchtrader.engine.trade.BankEvidence;
import com.fxbatchtrader.engine.trade.Booking;
import com.fxbatchtrader.engine.trade.DoubtAsker;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.Judgement;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.engine.trade.ReferenceAsker;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.engine.trade.RunTools;
import com.fxbatchtrader.engine.trade.StatementLines;
import com.fxbatchtrader.engine.trade.TradeSteps;
import com.fxbatchtrader.engine.trade.TradeTask;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.match.MatchStore;
import com.fxbatchtrader.store.run.BatchSignals;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.EvidenceStore;
import com.fxbatchtrader.store.run.JournalStore;
import com.fxbatchtrader.store.run.KnownBookings;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.LeaveStore;
import com.fxbatchtrader.store.run.RunKey;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.time.Pacing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// All that trades in one process: dispatcher, runners, state writer, lease keeper and the keeper of the doubts.
/// [#start] once, [#stop] once: no new trade starts, running ones finish or are left in a recorded state, locks are
/// released. The stop order is claims, runners, writer, leases.
public final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration DOUBT_POLL = Duration.ofSeconds(1);
    private static final Duration MATCH_POLL = Duration.ofSeconds(1);

    private final EngineSettings settings;
    private final Pacing pacing;
    private final BankCalls calls;
    private final GroupCommitter committer;
    private final StateWriter writer;
    private final LeaseKeeper keeper;
    private final TradePool pool;
    private final Dispatcher dispatcher;
    private final DoubtKeeper doubts;
    private final Matcher matcher;
    private final ClaimStore claims;
    private final LeaseStore leases;
    private final Phase phase = new Phase();
    private Pacing.Repeating doubtKeeping = () -> {};
    private Pacing.Repeating matching = () -> {};

    /// Where the engine works, and on what.
    ///
    /// @param random safe for any thread
    /// @param demand which batches this process claims
    public record World(
            OpenDatabase database,
            BankGateway gateway,
            Pacing pacing,
            Uuid7 ids,
            RandomGenerator random,
            ValueDates valueDates,
            ReferenceRates references,
            Demand demand,
            EngineListener listener) {}

    public Engine(EngineSettings settings, World world) {
        this.settings = settings;
        this.pacing = world.pacing;
        OpenDatabase database = world.database;
        EngineListener listener = new QuietListener(world.listener);
        DatabaseClock databaseClock = new DatabaseClock(pacing);
        DatabaseHealth health = new DatabaseHealth(listener::database);
        calls = new BankCalls(world.gateway, pacing, world.random, settings.callsPerSecond());
        leases = new LeaseStore(database, pacing, world.ids);
        keeper = new LeaseKeeper(leases, pacing, settings.lockTime(), databaseClock, health);
        committer =
                new GroupCommitter(
                        new JournalStore(database, pacing, world.ids), pacing, new Told(keeper, listener), health);
        writer = new StateWriter(committer, pacing);
        pool = new TradePool(pacing, settings.maxTrades());
        String actor = "owner:" + settings.owner();
        BankEvidence evidence = new BankEvidence(new EvidenceStore(database, pacing, world.ids), calls, pacing, actor);
        claims = new ClaimStore(database, pacing, world.ids);
        StatementLines lines =
                new StatementLines(
                        calls, databaseClock, settings.deskZone(), new DealArithmetic(settings.rateDecimals()));
        RunnerParts parts =
                new RunnerParts(
                        pacing,
                        pool,
                        task(world, evidence, databaseClock, lines),
                        calls,
                        writer,
                        keeper,
                        new PatientStores(
                                new WorkStore(database),
                                new LeaveStore(database, pacing, world.ids),
                                pacing,
                                health,
                                phase),
                        new RunTools(writer, world.ids, pacing, databaseClock, database.deskId(), calls.bank().host()),
                        world.references,
                        health,
                        listener,
                        phase);
        dispatcher = new Dispatcher(claims, parts, settings, world.demand);
        doubts =
                new DoubtKeeper(
                        claims,
                        parts,
                        settings,
                        new ReferenceAsker(calls, evidence, lines, new KnownBookings(database)));
        matcher =
                new Matcher(
                        new MatchStore(database, pacing, world.ids, actor, calls.bank().host()),
                        new MatchRules(
                                calls,
                                evidence,
                                new UnknownRule(settings.evidenceMargin()),
                                settings.maxRequotes() + 2,
                                database.deskId()),
                        settings.deskZone(),
                        phase::stopping);
    }

    private TradeTask task(World world, BankEvidence evidence, InstantSource databaseClock, StatementLines lines) {
        DealArithmetic arithmetic = new DealArithmetic(settings.rateDecimals());
        DoubtAsker asker =
                new DoubtAsker(calls, evidence, new UnknownRule(settings.evidenceMargin()), databaseClock, lines);
        Judgement judgement =
                new Judgement(
                        List.of(new AccountOpenRule(), new BalanceRule()),
                        world.valueDates,
                        settings.guard(),
                        settings.maxRequotes(),
                        arithmetic,
                        world.references,
                        databaseClock);
        Gate gate = new Gate(leases::check, pacing, settings.bookingTime());
        Booking booking = new Booking(calls, gate, asker, pacing, settings.maxRequotes());
        return new TradeTask(new TradeSteps(calls, booking, judgement, pacing), asker);
    }

    /// Which batches a process claims. Called on the dispatcher's thread.
    public interface Demand {

        /// Whether another batch is wanted now.
        boolean wantsMore();

        /// A batch was claimed.
        void claimed(UUID batchId);
    }

    /// Starts to trade. On H2 the caller has marked former owners' locks as expired before.
    ///
    /// @throws IllegalStateException when it was started before
    public void start() {
        if (!phase.start()) {
            throw new IllegalStateException("an engine is started once");
        }
        writer.start();
        keeper.start();
        dispatcher.start();
        doubtKeeping = pacing.every("doubt-keeper", DOUBT_POLL, doubts::keep);
        matching = pacing.every("matcher", MATCH_POLL, this::matchIfBlocked);
    }

    private void matchIfBlocked() {
        if (claims.blocked()) {
            matcher.match();
        }
    }

    /// A batch was queued or changed here: looks at once instead of at the next poll.
    public void wake() {
        dispatcher.wake();
    }

    /// Asks the bank for one trade, on an engine that was not started, and ends it.
    ///
    /// @return the bank's last answer in words; empty when the trade's batch is in other hands right now
    public Optional<String> askOnce(UUID batchId, UUID tradeId) {
        return once(() -> doubts.askNow(batchId, tradeId));
    }

    /// Asks the bank for the reference of one trade's booking that a person has given, on an engine that was not
    /// started, and ends it. Where the bank's answer names our key it is written as booked, in that person's name.
    ///
    /// @return empty when the trade's batch is in other hands right now, a changed server holds the desk up, or nothing
    ///   of the batch is in doubt
    public Optional<ReferenceAnswer> askOnceByReference(UUID batchId, UUID tradeId, String reference, Hand hand) {
        return once(() -> doubts.askByReference(batchId, tradeId, reference, hand));
    }

    private <T> T once(Supplier<T> asking) {
        writer.start();
        keeper.start();
        try {
            return asking.get();
        } finally {
            pool.close();
            writer.close();
            keeper.close();
        }
    }

    /// Whether this process runs that batch now.
    public boolean runs(UUID batchId) {
        return dispatcher.runs(batchId);
    }

    /// Whether this process runs any batch now.
    public boolean busy() {
        return dispatcher.busy();
    }

    /// The name that this process's locks bear.
    public String owner() {
        return settings.owner();
    }

    /// Calls to the bank so far.
    public long bankCalls() {
        return calls.made();
    }

    /// The store of leases, for marking former owners' locks.
    public LeaseStore leases() {
        return leases;
    }

    /// From now on no trade starts and no batch is claimed; returns at once. Safe for any thread, and twice.
    public void requestStop() {
        phase.stop();
        dispatcher.wake();
    }

    /// Stops in order and returns when everything has ended: each trade is final or in a recorded state, and the locks
    /// are given back. With a database that is away, what waits for it is given up after `patience`. For one thread; a
    /// later call, and one on an engine that was never started, returns at once.
    public void stop(Duration patience) {
        requestStop();
        if (!phase.started() || phase.ended()) {
            return;
        }
        pacing.start("stop-patience", () -> giveUpAfter(patience));
        doubtKeeping.close();
        matching.close();
        dispatcher.awaitEnd();
        pool.close();
        writer.close();
        keeper.close();
        phase.end();
        LOG.info("Owner {} has stopped", settings.owner());
    }

    private void giveUpAfter(Duration patience) {
        long endNanos = pacing.nanos() + patience.toNanos();
        while (!phase.ended()) {
            if (pacing.nanos() - endNanos >= 0) {
                phase.giveUp();
                committer.giveUp();
                return;
            }
            pacing.pause(Duration.ofMillis(200));
        }
    }

    /// Routes what the writer tells to the lease of the run and to the listener.
    private record Told(LeaseKeeper keeper, EngineListener listener) implements JournalListener {

        @Override
        public void written(RunKey key, List<TradeWrite> writes, BatchSignals signals) {
            keeper.find(key).ifPresent(lease -> lease.signalled(signals));
            listener.changed(key.batchId(), signals);
        }

        @Override
        public void lost(RunKey key, String text) {
            keeper.find(key).ifPresent(lease -> lease.lose(text));
        }
    }
}
