package com.fxbatchtrader.app;

import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Doubts;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.port.Imports;
import com.fxbatchtrader.app.port.Rates;
import com.fxbatchtrader.app.port.Runs;
import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.stop.StopRequest;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.verb.TradeOutcome;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.service.view.WorkerSummary;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A desk that answers as a test wants and remembers what it was asked.
final class FakeDesk implements Desk, Imports, Batches, Doubts, Runs {

    final FakeVerbs verbs = new FakeVerbs();
    final FakeExports exports = new FakeExports();

    final List<String> asked = new ArrayList<>();
    final List<BatchImportOrder> orders = new ArrayList<>();
    final List<ClientImportOrder> clientOrders = new ArrayList<>();
    Optional<DeskSettings> settings = Optional.empty();
    Optional<String> refused = Optional.empty();
    BatchStatus endsAs = BatchStatus.SUCCESS;
    RunEnd end = RunEnd.ENDED;
    TradeCounts counts = Pictures.counts(0, 0, 0, 0, 25, 0, 0);
    TradeStatus doubtEndsAs = TradeStatus.SUCCESS;
    Function<DoubtView, TradeOutcome> bookedAs = doubt -> new TradeOutcome.Done(doubt, "trade 1042/17 is booked");
    List<WorkerNews> newsOfWorker = List.of();
    WorkerSummary worked = new WorkerSummary(false, 0, 0, 0, 0, 0, 0, 0);
    Optional<RuntimeException> failure = Optional.empty();
    Optional<RuntimeException> bankFailure = Optional.empty();

    Desk open(DeskSettings given) {
        failure.ifPresent(
                f -> {
                    throw f;
                });
        settings = Optional.of(given);
        asked.add("open " + given.purpose());
        return this;
    }

    @Override
    public ClientImportView clients(ClientImportOrder order) {
        asked.add("clients " + order.file().getFileName());
        clientOrders.add(order);
        return new ClientImportView(report(), 20, 3, 2, refused);
    }

    @Override
    public BatchImportView batch(BatchImportOrder order) {
        asked.add("import " + order.file().getFileName());
        orders.add(order);
        boolean stored = refused.isEmpty() && !order.dryRun();
        return new BatchImportView(report(), stored ? Optional.of(stored()) : Optional.empty(), refused);
    }

    private ImportReport report() {
        ProblemView problem = new ProblemView("b.csv", 4, "Amount ZAR", "NOT_POSITIVE", "\"-5\"", "above 0");
        return refused.isPresent()
                ? new ImportReport("b.csv", "CSV, UTF-8, comma", 25, 24, List.of(problem), 1, Optional.empty())
                : new ImportReport("b.csv", "CSV, UTF-8, comma", 25, 25, List.of(), 0, Optional.empty());
    }

    private static BatchView stored() {
        return Pictures.batch(BatchStatus.PENDING, Pictures.counts(25, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public List<BatchView> list(Set<BatchStatus> states) {
        asked.add("list " + states.size());
        return List.of(stored());
    }

    @Override
    public Optional<BatchView> find(BatchRef reference) {
        asked.add("find " + reference);
        if (reference.equals(new BatchRef.Numbered(7_000))) {
            return Optional.of(Pictures.batch(BatchStatus.SUCCESS, counts));
        }
        boolean known =
                reference.equals(new BatchRef.Numbered(1042)) || reference.equals(new BatchRef.Id(Pictures.BATCH));
        return known ? Optional.of(stored()) : Optional.empty();
    }

    @Override
    public List<WaitView> waits() {
        return List.of(Pictures.wait(new Waiting.Behind(2, 31, 1040, "noon")));
    }

    @Override
    public Optional<WaitView> waitOf(UUID batchId) {
        return Optional.of(waits().getFirst());
    }

    @Override
    public List<TradeView> trades(UUID batchId) {
        return List.of(Pictures.trade(TradeStatus.SUCCESS, Optional.empty()));
    }

    @Override
    public List<DoubtView> list() {
        return List.of(Pictures.doubt(TradeStatus.IN_DOUBT));
    }

    @Override
    public Optional<DoubtView> find(TradeRef reference) {
        asked.add("doubt " + reference);
        return reference.equals(new TradeRef.Row(1042, 17))
                ? Optional.of(Pictures.doubt(TradeStatus.IN_DOUBT))
                : Optional.empty();
    }

    @Override
    public DoubtAnswer ask(UUID tradeId) {
        asked.add("ask " + tradeId);
        return new DoubtAnswer(Pictures.doubt(doubtEndsAs), "COMPLETED");
    }

    @Override
    public TradeOutcome booked(UUID tradeId, String reference, String reason) {
        asked.add("booked " + tradeId + " by " + reference + " because " + reason);
        return bookedAs.apply(Pictures.doubt(doubtEndsAs));
    }

    @Override
    public String consequenceOfBooked(DoubtView doubt, String reference) {
        return "the bank is asked for " + reference;
    }

    private RateView setRate(String pair, BigDecimal rate) {
        asked.add("rate " + pair + " " + rate);
        return new RateView(pair, rate, Pictures.NOON, "rate set", "user:a@b", Duration.ZERO, false);
    }

    @Override
    public void requireBank() {
        bankFailure.ifPresent(
                f -> {
                    throw f;
                });
        asked.add("bank");
    }

    @Override
    public RunSummary run(UUID batchId, Consumer<Supplier<Progress>> began, StopRequest stop) {
        asked.add("run " + batchId);
        began.accept(() -> Pictures.progress(counts));
        return Pictures.summary(endsAs, end, counts);
    }

    @Override
    public WorkerSummary work(boolean drain, Consumer<WorkerNews> news, StopRequest stop) {
        asked.add(drain ? "drain" : "work");
        newsOfWorker.forEach(news);
        return worked;
    }

    @Override
    public Imports imports() {
        return this;
    }

    @Override
    public Batches batches() {
        return this;
    }

    @Override
    public Doubts doubts() {
        return this;
    }

    @Override
    public Rates rates() {
        return new Rates() {
            @Override
            public RateView set(String pair, BigDecimal rate) {
                return setRate(pair, rate);
            }

            @Override
            public List<RateView> list() {
                return List.of(setRate("USD/ZAR", BigDecimal.TEN));
            }
        };
    }

    @Override
    public Exports exports() {
        return exports;
    }

    @Override
    public Verbs verbs() {
        return verbs;
    }

    @Override
    public Runs runs() {
        return this;
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
