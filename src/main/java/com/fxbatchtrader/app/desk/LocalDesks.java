package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.DeskDoor;
import com.fxbatchtrader.app.port.Doubts;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.port.Imports;
import com.fxbatchtrader.app.port.Rates;
import com.fxbatchtrader.app.port.Runs;
import com.fxbatchtrader.app.port.Verbs;
import com.fxbatchtrader.app.settings.DeskRules;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.BankKnowledge;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.feed.ChangeFeed;
import com.fxbatchtrader.service.importing.BatchImport;
import com.fxbatchtrader.service.importing.ClientImport;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.verb.ConfirmBooked;
import com.fxbatchtrader.service.verb.TradeOutcome;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.service.waiting.Waits;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.store.failover.Blocked;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.ClientImportStore;
import com.fxbatchtrader.store.importing.MappingStore;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.DoubtQueries;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.SightQueries;
import com.fxbatchtrader.store.query.SummaryQueries;
import com.fxbatchtrader.store.query.TradeQueries;
import com.fxbatchtrader.store.run.EvidenceStore;
import com.fxbatchtrader.store.run.QueueStore;
import com.fxbatchtrader.store.run.WatchStore;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.time.Pacing;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Opens the desk of the settings: the one place where the rooms are put together.
public final class LocalDesks implements DeskDoor {

    private static final int MOST = 10_000;

    private final Supplier<Pacing> clocks;
    private final Probes probes;

    public LocalDesks(Supplier<Pacing> clocks, Probes probes) {
        this.clocks = clocks;
        this.probes = probes;
    }

    @Override
    public Desk open(DeskSettings settings) {
        Pacing pacing = clocks.get();
        Uuid7 ids = new Uuid7(pacing);
        Owner owner = Owner.here(System.getenv(), System.getProperty("user.name", ""));
        Database database = Databases.open(settings, owner, pacing, ids, probes.commits());
        boolean opened = false;
        try {
            Optional<Trading> trading =
                    settings.bank()
                            .map(bank -> new Trading(settings, bank, owner, database, pacing, ids, probes.gateways()));
            trading.ifPresent(Trading::bindBank);
            Desk desk = desk(settings, owner, database, trading, pacing, ids);
            opened = true;
            return desk;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static Desk desk(
            DeskSettings settings,
            Owner owner,
            Database database,
            Optional<Trading> trading,
            Pacing pacing,
            Uuid7 ids) {
        Actor actor = new Actor(owner.actor());
        DeskBook book = new DeskBook(database);
        DeskCalendar calendar = new DeskCalendar(book, cutOffs(settings.rules()));
        BatchQueries batchQueries = new BatchQueries(database);
        TradeQueries tradeQueries = new TradeQueries(database);
        EventQueries eventQueries = new EventQueries(database);
        ReadLimits limits = ReadLimits.DEFAULT;
        com.fxbatchtrader.service.Batches batches =
                new com.fxbatchtrader.service.Batches(
                        batchQueries, tradeQueries, new SummaryQueries(database), eventQueries);
        MappingStore mappings = new MappingStore(database, ids);
        ClientImport clients = new ClientImport(limits, mappings, new ClientImportStore(database, pacing, ids));
        BatchImport batch =
                new BatchImport(
                        limits,
                        mappings,
                        new ClientCards(database),
                        calendar,
                        new BatchImportStore(database, pacing, ids),
                        batches);
        LocalInquiry inquiry = new LocalInquiry(trading, new WorkStore(database), calendar);
        com.fxbatchtrader.service.Doubts doubts =
                new com.fxbatchtrader.service.Doubts(
                        new DoubtQueries(database),
                        tradeQueries,
                        batchQueries,
                        eventQueries,
                        new BankKnowledge(
                                book, new EvidenceStore(database, pacing, ids), settings.engine().evidenceMargin()),
                        inquiry);
        ConfirmBooked booked =
                new ConfirmBooked(doubts, inquiry::askByReference, () -> book.blocked().map(Blocked::words));
        com.fxbatchtrader.service.Rates rates =
                new com.fxbatchtrader.service.Rates(new RateStore(database, pacing, ids), settings.rates().maxAge());
        return new Opened(
                database,
                new ImportsOf(clients, batch, actor),
                new BatchesOf(batches, new Waits(new SightQueries(database, settings.rates().maxAge()))),
                new DoubtsOf(doubts, booked, actor),
                new RatesOf(rates, actor),
                LocalExports.of(database, batches),
                LocalVerbs.of(database, pacing, ids, batches, settings.engine().lockTimeout(), actor),
                trading.map(
                        one ->
                                new LocalRuns(
                                        one,
                                        new WatchStore(database),
                                        new QueueStore(database),
                                        batches,
                                        calendar,
                                        pacing,
                                        () -> new ChangeFeed(database, pacing))));
    }

    static CutOffs cutOffs(DeskRules rules) {
        Map<Delivery, LocalTime> times = new EnumMap<>(Delivery.class);
        for (Delivery delivery : Delivery.values()) {
            rules.cutOff(delivery).ifPresent(time -> times.put(delivery, time));
        }
        return new CutOffs(times);
    }

    private record Opened(
            Database database,
            Imports imports,
            Batches batches,
            Doubts doubts,
            Rates rates,
            Exports exports,
            Verbs verbs,
            Optional<LocalRuns> trading)
            implements Desk {

        @Override
        public Optional<String> blocked() {
            return new DeskBook(database).blocked().map(Blocked::words);
        }

        @Override
        public Runs runs() {
            return trading.orElseThrow(
                    () ->
                            new CommandFailure(
                                    ExitCode.USAGE, "there is no bank to trade with; give its address by --bank URL"));
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private record ImportsOf(ClientImport clients, BatchImport batch, Actor actor) implements Imports {
        @Override
        public ClientImportView clients(ClientImportOrder order) {
            return clients.take(order, actor);
        }

        @Override
        public BatchImportView batch(BatchImportOrder order) {
            return batch.take(order, actor);
        }
    }

    private record BatchesOf(com.fxbatchtrader.service.Batches batches, Waits queue) implements Batches {
        @Override
        public List<WaitView> waits() {
            return queue.all();
        }

        @Override
        public Optional<WaitView> waitOf(UUID batchId) {
            return queue.find(batchId);
        }

        @Override
        public List<BatchView> list(Set<BatchStatus> states) {
            return batches.list(states, 0, MOST);
        }

        @Override
        public Optional<BatchView> find(BatchRef reference) {
            return batches.find(reference);
        }

        @Override
        public List<TradeView> trades(UUID batchId) {
            List<TradeView> trades = new ArrayList<>();
            batches.eachTrade(batchId, trades::add);
            return trades;
        }
    }

    private record DoubtsOf(com.fxbatchtrader.service.Doubts doubts, ConfirmBooked confirm, Actor actor)
            implements Doubts {
        @Override
        public List<DoubtView> list() {
            return doubts.list(MOST);
        }

        @Override
        public Optional<DoubtView> find(TradeRef reference) {
            return doubts.find(reference);
        }

        @Override
        public DoubtAnswer ask(UUID tradeId) {
            return doubts.ask(new TradeRef.Id(tradeId), actor);
        }

        @Override
        public TradeOutcome booked(UUID tradeId, String reference, String reason) {
            return confirm.perform(new TradeRef.Id(tradeId), reference, actor, reason);
        }

        @Override
        public String consequenceOfBooked(DoubtView doubt, String reference) {
            return confirm.consequence(doubt, reference);
        }
    }

    private record RatesOf(com.fxbatchtrader.service.Rates rates, Actor actor) implements Rates {
        @Override
        public RateView set(String pair, BigDecimal rate) {
            return rates.set(pair, rate, actor);
        }

        @Override
        public List<RateView> list() {
            return rates.list();
        }
    }
}
