package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.port.Runs;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.feed.ChangeFeed;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.run.Execution;
import com.fxbatchtrader.service.run.Worker;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.WorkerSummary;
import com.fxbatchtrader.store.run.QueueStore;
import com.fxbatchtrader.store.run.WatchStore;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Executes batches with an engine in this process.
final class LocalRuns implements Runs {

    private final Trading trading;
    private final WatchStore watch;
    private final QueueStore queue;
    private final Batches batches;
    private final DeskCalendar calendar;
    private final Pacing pacing;
    private final Supplier<ChangeFeed> feeds;

    /// @param feeds makes change feeds, not started
    LocalRuns(
            Trading trading,
            WatchStore watch,
            QueueStore queue,
            Batches batches,
            DeskCalendar calendar,
            Pacing pacing,
            Supplier<ChangeFeed> feeds) {
        this.trading = trading;
        this.watch = watch;
        this.queue = queue;
        this.batches = batches;
        this.calendar = calendar;
        this.pacing = pacing;
        this.feeds = feeds;
    }

    @Override
    public void requireBank() {
        trading.requireBank();
    }

    @Override
    public RunSummary run(UUID batchId, Consumer<Supplier<Progress>> began, StopRequest stop) {
        BatchView before = batches.require(new BatchRef.Id(batchId));
        List<String> notices = new CopyOnWriteArrayList<>();
        AtomicReference<Engine> engine = new AtomicReference<>();
        try (BankGateway gateway = trading.gateway()) {
            ReferenceRates references = trading.references(notices::add);
            Execution execution = new Execution(batchId, watch, pacing, calendar.today().dates().zone(), live(before));
            Execution.Outcome outcome;
            try (StopRequest.Registration _ = stop.listen(execution::requestStop);
                    ChangeFeed feed = feeds.get()) {
                outcome =
                        execution.run(
                                self -> {
                                    engine.set(trading.engine(gateway, calendar, references, self, self));
                                    feed.onWork(engine.get()::wake);
                                    feed.start();
                                    began.accept(() -> progress(self, engine.get().bankCalls()));
                                    return engine.get();
                                });
            }
            return summary(batchId, outcome, notices);
        }
    }

    @Override
    public WorkerSummary work(boolean drain, Consumer<WorkerNews> news, StopRequest stop) {
        try (BankGateway gateway = trading.gateway()) {
            Worker worker = new Worker(queue, watch, pacing, drain, news);
            try (StopRequest.Registration _ = stop.listen(worker::requestStop);
                    ChangeFeed feed = feeds.get()) {
                return worker.run(
                        self -> {
                            Engine engine =
                                    trading.engine(gateway, calendar, trading.deskReferences(), self, self.listener());
                            feed.onWork(engine::wake);
                            feed.start();
                            return engine;
                        });
            }
        }
    }

    private RunSummary summary(UUID batchId, Execution.Outcome outcome, List<String> notices) {
        BatchView batch = batches.require(new BatchRef.Id(batchId));
        Instant end = batch.completedAt().orElseGet(pacing::instant);
        Duration duration =
                batch.startedAt()
                        .map(start -> Duration.between(start, end))
                        .filter(time -> !time.isNegative())
                        .orElse(Duration.ZERO);
        return new RunSummary(
                batch,
                outcome.end(),
                outcome.text(),
                batches.totals(batchId),
                batches.failures(batchId),
                outcome.bankCalls(),
                duration,
                notices);
    }

    private static Progress progress(Execution execution, long bankCalls) {
        Execution.Live live = execution.now();
        Optional<String> notice = execution.notice();
        return new Progress(counts(live.counts()), live.limit(), bankCalls, notice);
    }

    private static TradeCounts counts(Counts counts) {
        return new TradeCounts(
                counts.pending()
                        + counts.running()
                        + counts.unsettled()
                        + counts.succeeded()
                        + counts.failed()
                        + counts.cancelled(),
                counts.pending(),
                counts.running(),
                counts.booked(),
                counts.inDoubt(),
                counts.succeeded(),
                counts.failed(),
                counts.cancelled());
    }

    private static Execution.Live live(BatchView batch) {
        TradeCounts counts = batch.counts();
        return new Execution.Live(
                new Counts(
                        counts.pending(),
                        counts.running(),
                        counts.booked(),
                        counts.inDoubt(),
                        counts.succeeded(),
                        counts.failed(),
                        counts.cancelled()),
                batch.maxConcurrentTrades());
    }
}
