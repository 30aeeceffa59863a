package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.service.importing.BatchImport;
import com.fxbatchtrader.service.importing.ClientImport;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.order.PreviewWindow;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ImportPreview;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.MappingStore;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.Bookings;
import com.fxbatchtrader.store.query.DoubtQueries;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.SummaryQueries;
import com.fxbatchtrader.store.query.TradeQueries;
import com.fxbatchtrader.store.run.EvidenceStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// All services on a database in memory, and the files that they are given.
final class ServiceDesk implements AutoCloseable {

    static final Actor ACTOR = Actor.user("thandi", "desk-1");

    static final String CLIENTS =
            """
            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
            Fictional Fynbos Foods,10000001,358,10286180131,20972770615
            Fictional Baobab Tools,10000002,200,10890228645,20299589912
            """;

    static final String TRADES =
            """
            Client CIF,Amount ZAR
            10000001,57109.73
            10000002,36740.66
            10000001,647292.04
            """;

    private final Stage stage;
    private final Path folder;
    private final BatchImport batchImport;

    ServiceDesk(Path folder) {
        this(folder, DatabaseKind.H2_MEMORY);
    }

    ServiceDesk(Path folder, DatabaseKind kind) {
        this.folder = folder;
        stage = new Stage(kind);
        batchImport =
                new BatchImport(
                        ReadLimits.DEFAULT,
                        new MappingStore(stage.database(), stage.ids()),
                        new ClientCards(stage.database()),
                        new DeskCalendar(new DeskBook(stage.database()), CutOffs.NONE),
                        stage.batches(),
                        batches());
    }

    Stage stage() {
        return stage;
    }

    Bookings bookings() {
        return new Bookings(stage.test());
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClientImport clientImport() {
        return new ClientImport(ReadLimits.DEFAULT, new MappingStore(stage.database(), stage.ids()), stage.clients());
    }

    Batches batches() {
        return new Batches(
                new BatchQueries(stage.database()),
                new TradeQueries(stage.database()),
                new SummaryQueries(stage.database()),
                new EventQueries(stage.database()));
    }

    Doubts doubts(BankInquiry inquiry) {
        return new Doubts(
                new DoubtQueries(stage.database()),
                new TradeQueries(stage.database()),
                new BatchQueries(stage.database()),
                new EventQueries(stage.database()),
                new BankKnowledge(
                        new DeskBook(stage.database()),
                        new EvidenceStore(stage.database(), stage.pacing(), stage.ids()),
                        Duration.ofSeconds(30)),
                inquiry);
    }

    Rates rates() {
        return new Rates(new RateStore(stage.database(), stage.pacing(), stage.ids()), Duration.ofMinutes(15));
    }

    ClientImportView clients(String text) {
        return clientImport().take(new ClientImportOrder(file("clients.csv", text), false), ACTOR);
    }

    ServiceDesk withClients() {
        clients(CLIENTS);
        return this;
    }

    /// An order that says nothing but which file.
    static BatchImportOrder order(Path file) {
        return new BatchImportOrder(
                file,
                Optional.empty(),
                Priority.DEFAULT,
                5,
                Delivery.CASH,
                false,
                Optional.empty(),
                Optional.empty(),
                FileReading.OPEN,
                BatchImportOrder.Control.none(),
                false);
    }

    ImportPreview preview(BatchImportOrder order, PreviewWindow window) {
        return batchImport.preview(order, window);
    }

    BatchImportView take(BatchImportOrder order) {
        return batchImport.take(order, ACTOR);
    }

    /// A file of trades that is imported as it is.
    BatchImportView batch(String name, String text) {
        return take(order(file(name + ".csv", text)));
    }

    @Override
    public void close() {
        stage.close();
    }
}
