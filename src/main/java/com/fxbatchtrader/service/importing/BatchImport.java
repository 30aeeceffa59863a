package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.MendedCell;
import com.fxbatchtrader.domain.validation.TradeDefaults;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeTable;
import com.fxbatchtrader.domain.validation.TradeValidator;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.RejectedRows;
import com.fxbatchtrader.files.TableLook;
import com.fxbatchtrader.files.table.CellEdits;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.PreviewWindow;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ImportPreview;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.FileTrail;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.MappingStore;
import com.fxbatchtrader.store.importing.RejectedCell;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// Takes a file of trades in as one queued batch: read, judged row by row against the clients and the calendar, shown
/// where a person wants to see and mend it first, and stored as a whole, or without the rows that have problems where
/// the order says so. Nothing is kept between a preview and what follows it: the order has what was answered and
/// mended. Safe for any thread that nobody interrupts.
public final class BatchImport {

    private final TradeFileReader reader;
    private final RejectedRows rejectedRows;
    private final TableLook look;
    private final Readings readings;
    private final ClientCards clients;
    private final DeskCalendar calendar;
    private final BatchImportStore store;
    private final Batches batches;

    /// @param limits of the files
    public BatchImport(
            ReadLimits limits,
            MappingStore mappings,
            ClientCards clients,
            DeskCalendar calendar,
            BatchImportStore store,
            Batches batches) {
        this.reader = new TradeFileReader(limits);
        this.rejectedRows = new RejectedRows(limits);
        this.look = new TableLook(limits);
        this.readings = new Readings(look, mappings);
        this.clients = clients;
        this.calendar = calendar;
        this.store = store;
        this.batches = batches;
    }

    /// Takes the file in. A file with problems, and one that was imported before, is an answer, not an exception.
    ///
    /// @throws RefusedException when the order itself is wrong, the file of rejected rows can't be written, another
    ///   import left no turn, or the commit's end is unknown
    public BatchImportView take(BatchImportOrder order, Actor actor) {
        BatchOrders.require(order);
        try {
            Readings.Reading reading = reading(order);
            if (!order.dryRun()) {
                readings.forget(reading, order.reading());
            }
            return decide(read(order, reading), actor);
        } catch (FileRefusedException e) {
            return ImportAnswers.refused(ImportReports.unreadable(e), "the file can't be read as it is");
        }
    }

    /// Reads and judges the file, and shows some of its rows. Nothing is stored or written.
    ///
    /// @throws RefusedException when the order itself is wrong
    public ImportPreview preview(BatchImportOrder order, PreviewWindow window) {
        BatchOrders.require(order);
        try {
            Import one = read(order, reading(order));
            Map<Integer, List<FileProblem>> rejects = one.checked().rejects();
            IntPredicate wanted =
                    row -> row >= window.fromRow() && (!window.problemsOnly() || rejects.containsKey(row));
            return ImportPreviews.of(
                    one.file(),
                    one.report(),
                    refusal(one),
                    look.header(order.file(), one.options()),
                    look.rows(order.file(), one.options(), wanted, window.count()));
        } catch (FileRefusedException e) {
            return ImportPreviews.unreadable(
                    ImportReports.unreadable(e), "the file can't be read as it is", rows(order, window));
        }
    }

    // what can be shown of a file that is not read yet: an answer may be seen in it
    private List<TableRow> rows(BatchImportOrder order, PreviewWindow window) {
        try {
            Readings.Reading reading = reading(order);
            return look.rows(order.file(), reading.options(), row -> row >= window.fromRow(), window.count());
        } catch (FileRefusedException _) {
            return List.of();
        }
    }

    private Readings.Reading reading(BatchImportOrder order) {
        return readings.of(
                order.file(), order.reading(), new ControlFigures(order.control().count(), order.control().total()));
    }

    private Import read(BatchImportOrder order, Readings.Reading reading) {
        TradeFile file = reader.read(order.file(), reading.options());
        Readings.requireSame(order.reading(), file.facts());
        DeskCalendar.Today today = calendar.today();
        return new Import(order, reading, file, judge(file.table(), order, today), today);
    }

    /// One import.
    private record Import(
            BatchImportOrder order,
            Readings.Reading reading,
            TradeFile file,
            Checked<ValidTrade> checked,
            DeskCalendar.Today today) {

        ImportReport report() {
            return ImportReports.of(file.facts(), reading.words(file.facts()), checked);
        }

        ReadOptions options() {
            return reading.options();
        }

        ZoneId zone() {
            return today.dates().zone();
        }
    }

    private Checked<ValidTrade> judge(TradeTable table, BatchImportOrder order, DeskCalendar.Today today) {
        Set<String> cifs =
                table.drafts().stream()
                        .map(TradeDraft::cif)
                        .flatMap(cif -> cif.value().stream())
                        .collect(Collectors.toSet());
        Map<String, ClientCard> cards = clients.byCif(cifs);
        TradeValidator validator =
                new TradeValidator(
                        cif -> Optional.ofNullable(cards.get(cif)),
                        today.dates(),
                        TradeDefaults.with(order.delivery()));
        return validator.check(table, today.now(), order.duplicateReason().isPresent());
    }

    private BatchImportView decide(Import one, Actor actor) {
        writeRejects(one);
        if (one.order().dryRun()) {
            return new BatchImportView(one.report(), Optional.empty(), refusal(one));
        }
        Optional<String> refusal = ImportAnswers.refusal(one.order(), one.checked());
        if (refusal.isPresent()) {
            return ImportAnswers.refused(one.report(), refusal.get());
        }
        return switch (store(one, actor)) {
            case ImportOutcome.Duplicate former ->
                    ImportAnswers.refused(one.report(), ImportAnswers.sentence(former, one.zone()));
            case ImportOutcome.Stored stored ->
                    new BatchImportView(one.report(), batches.find(new BatchRef.Id(stored.id())), Optional.empty());
        };
    }

    private Optional<String> refusal(Import one) {
        return ImportAnswers.refusal(one.order(), one.checked())
                .or(
                        () ->
                                one.order().duplicateReason().isPresent()
                                        ? Optional.empty()
                                        : store.duplicateOf(
                                                        one.file().facts().sha256(),
                                                        ContentHash.of(one.checked().valid()))
                                                .map(former -> ImportAnswers.sentence(former, one.zone())));
    }

    // before anything is stored: a file of rejects that can't be written must not leave a batch without it
    private void writeRejects(Import one) {
        if (one.order().rejects().isEmpty() || one.checked().rowProblems().isEmpty()) {
            return;
        }
        try {
            rejectedRows.write(
                    one.order().file(),
                    one.options(),
                    one.file().facts(),
                    one.checked().rejects(),
                    one.order().rejects().get());
        } catch (IOException e) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "the rejected rows can't be written: " + e.getMessage() + ": nothing was imported",
                            "name another file with --rejects"),
                    e);
        }
    }

    private ImportOutcome store(Import one, Actor actor) {
        FileTrail trail = new FileTrail(one.reading().words(one.file().facts()), rejects(one), mended(one));
        try {
            readings.keep(one.reading(), one.order().reading(), actor.text());
            return store.store(
                    BatchOrders.batch(one.order(), one.file().facts(), one.checked()),
                    one.checked().valid(),
                    trail,
                    actor.text());
        } catch (DeskBusyException e) {
            throw new RefusedException(
                    new Refusal.NotNow("another import is under way: nothing was imported", "try again in a minute"),
                    e);
        } catch (CommitUnknownException e) {
            throw new RefusedException(
                    new Refusal.UnknownEnd(
                            "the database was lost at the end of the import: the batch may be stored or not",
                            "import the file again: it is refused if it is there already"),
                    e);
        }
    }

    private List<RejectedCell> rejects(Import one) {
        Map<Integer, List<FileProblem>> byRow = one.checked().rejects();
        if (byRow.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> texts = new HashMap<>();
        rejectedRows.texts(one.order().file(), one.options(), one.file().facts(), byRow.keySet(), texts::put);
        List<RejectedCell> rejects = new ArrayList<>();
        one.checked()
                .rowProblems()
                .forEach(problem -> rejects.add(new RejectedCell(problem, texts.getOrDefault(problem.row(), ""))));
        return rejects;
    }

    private List<MendedCell> mended(Import one) {
        Map<Integer, Map<Integer, String>> edits = one.options().edits().byRow();
        if (edits.isEmpty()) {
            return List.of();
        }
        TableLook.Header header = look.header(one.order().file(), one.options());
        List<MendedCell> mended = new ArrayList<>();
        look.rows(one.order().file(), one.options().with(CellEdits.NONE), edits::containsKey, edits.size())
                .forEach(
                        row ->
                                new TreeMap<>(edits.get(row.number()))
                                        .forEach(
                                                (column, text) ->
                                                        mended.add(
                                                                new MendedCell(
                                                                        row.number(),
                                                                        header.name(column),
                                                                        row.text(column),
                                                                        text))));
        return mended;
    }
}
