package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ContentHash;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.TradeDefaults;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.domain.validation.TradeTable;
import com.fxbatchtrader.domain.validation.TradeValidator;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.RejectedRows;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.ImportOutcome;
import com.fxbatchtrader.store.importing.RejectedCell;
import com.fxbatchtrader.store.query.BatchQueries;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes a file of trades in as one queued batch: read, judged row by row against the clients and the calendar, and
/// stored as a whole, or without the rows that have problems where the order says so. Safe for any thread that nobody
/// interrupts.
public final class BatchImport {

    private final TradeFileReader reader;
    private final RejectedRows rejectedRows;
    private final ClientCards clients;
    private final DeskCalendar calendar;
    private final BatchImportStore store;
    private final BatchQueries batches;

    public BatchImport(
            TradeFileReader reader,
            RejectedRows rejectedRows,
            ClientCards clients,
            DeskCalendar calendar,
            BatchImportStore store,
            BatchQueries batches) {
        this.reader = reader;
        this.rejectedRows = rejectedRows;
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
            TradeFile file = reader.read(order.file(), BatchOrders.options(order));
            DeskCalendar.Today today = calendar.today();
            Checked<ValidTrade> checked = judge(file.table(), order, today);
            return decide(new Import(order, file, checked, today, actor));
        } catch (FileRefusedException e) {
            return ImportAnswers.refused(ImportReports.unreadable(e), "the file can't be read as it is");
        }
    }

    /// One import.
    private record Import(
            BatchImportOrder order,
            TradeFile file,
            Checked<ValidTrade> checked,
            DeskCalendar.Today today,
            Actor actor) {

        ImportReport report() {
            return ImportReports.of(file.facts(), checked);
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

    private BatchImportView decide(Import one) {
        writeRejects(one);
        Optional<String> refusal = ImportAnswers.refusal(one.order(), one.checked());
        if (refusal.isPresent()) {
            return ImportAnswers.refused(one.report(), refusal.get());
        }
        if (one.order().dryRun()) {
            Optional<String> duplicate =
                    one.order().duplicateReason().isPresent()
                            ? Optional.empty()
                            : store.duplicateOf(one.file().facts().sha256(), ContentHash.of(one.checked().valid()))
                                    .map(former -> ImportAnswers.sentence(former, one.zone()));
            return new BatchImportView(one.report(), Optional.empty(), duplicate);
        }
        return switch (store(one)) {
            case ImportOutcome.Duplicate former ->
                    ImportAnswers.refused(one.report(), ImportAnswers.sentence(former, one.zone()));
            case ImportOutcome.Stored stored ->
                    new BatchImportView(one.report(), batches.find(stored.id()).map(BatchViews::of), Optional.empty());
        };
    }

    // before anything is stored: a file of rejects that can't be written must not leave a batch without it
    private void writeRejects(Import one) {
        if (one.order().rejects().isEmpty() || one.checked().rowProblems().isEmpty()) {
            return;
        }
        try {
            rejectedRows.write(
                    one.order().file(),
                    BatchOrders.options(one.order()),
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

    private ImportOutcome store(Import one) {
        List<RejectedCell> rejects = rejects(one);
        try {
            return store.store(
                    BatchOrders.batch(one.order(), one.file().facts(), one.checked()),
                    one.checked().valid(),
                    rejects,
                    one.actor().text());
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
        rejectedRows.texts(
                one.order().file(), BatchOrders.options(one.order()), one.file().facts(), byRow.keySet(), texts::put);
        List<RejectedCell> rejects = new ArrayList<>();
        one.checked()
                .rowProblems()
                .forEach(problem -> rejects.add(new RejectedCell(problem, texts.getOrDefault(problem.row(), ""))));
        return rejects;
    }
}
