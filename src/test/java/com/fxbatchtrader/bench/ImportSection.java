package com.fxbatchtrader.bench;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFileReader;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.importing.BatchImport;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.order.PreviewWindow;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseSettings;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.importing.BatchImportStore;
import com.fxbatchtrader.store.importing.ClientCards;
import com.fxbatchtrader.store.importing.MappingStore;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.SummaryQueries;
import com.fxbatchtrader.store.query.TradeQueries;
import com.fxbatchtrader.time.SystemPacing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of 100,000 trades: read, judged and stored, beside what the parsing library alone takes for the same file.
final class ImportSection implements Section {

    private static final int TRADES = 100_000;
    private static final int ROUNDS = 15;
    private static final int STORED = 5;
    private static final PreviewWindow NO_ROWS = new PreviewWindow(1, 0, false);

    private final SystemPacing pacing = new SystemPacing();

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("fxbatch-bench");
        // first, while nothing of the database lives in the heap
        xlsx(figures, folder);
        csv(figures, folder);
    }

    private void csv(Figures figures, Path folder) throws Exception {
        Path file = folder.resolve("trades.csv");
        writeCsv(file);
        TradeFileReader reader = new TradeFileReader(ReadLimits.DEFAULT);
        try (BenchDesk desk = BenchDesk.open(DatabaseSettings.h2File(folder.resolve("desk")), pacing)) {
            BatchImport imports = imports(desk.database());
            double[] alone = new double[ROUNDS];
            double[] read = new double[ROUNDS];
            double[] judged = new double[ROUNDS];
            double[] stored = new double[STORED];
            for (int i = 0; i < ROUNDS; i++) {
                alone[i] = millis(() -> parseCsv(file));
                read[i] = millis(() -> reader.read(file, ReadOptions.NONE));
                judged[i] = millis(() -> imports.preview(order(file), NO_ROWS));
            }
            for (int i = 0; i < STORED; i++) {
                stored[i] = millis(() -> imports.take(order(file), new Actor("user:bench@here")));
            }
            report(figures, "CSV", "FastCSV", alone, read);
            figures.line(
                    "import CSV trades=%d read and judged=%.0f ms ratio=%.2f stored on H2 as well=%.0f ms ratio=%.2f",
                    TRADES,
                    Figures.median(judged),
                    Figures.median(judged) / Figures.median(alone),
                    Figures.median(stored),
                    Figures.median(stored) / Figures.median(alone));
            figures.line(
                    "import CSV first of all: alone=%.0f ms read=%.0f ms stored on H2=%.0f ms",
                    alone[0], read[0], stored[0]);
        }
    }

    private void xlsx(Figures figures, Path folder) throws Exception {
        Path file = folder.resolve("trades.xlsx");
        writeXlsx(file);
        TradeFileReader reader = new TradeFileReader(ReadLimits.DEFAULT);
        double[] alone = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            alone[i] = millis(() -> parseXlsx(file));
            read[i] = millis(() -> reader.read(file, ReadOptions.NONE));
        }
        report(figures, "XLSX", "fastexcel-reader", alone, read);
        figures.line("import XLSX first of all: alone=%.0f ms read=%.0f ms", alone[0], read[0]);
    }

    private static void report(Figures figures, String kind, String library, double[] alone, double[] read) {
        figures.line(
                "import %s trades=%d %s alone=%.0f ms read=%.0f ms ratio=%.2f (medians of %d)",
                kind,
                TRADES,
                library,
                Figures.median(alone),
                Figures.median(read),
                Figures.median(read) / Figures.median(alone),
                ROUNDS);
    }

    private BatchImport imports(Database database) {
        Uuid7 ids = new Uuid7(pacing);
        BatchQueries batches = new BatchQueries(database);
        return new BatchImport(
                ReadLimits.DEFAULT,
                new MappingStore(database, ids),
                new ClientCards(database),
                new DeskCalendar(new DeskBook(database), CutOffs.NONE),
                new BatchImportStore(database, pacing, ids),
                new Batches(
                        batches, new TradeQueries(database), new SummaryQueries(database), new EventQueries(database)));
    }

    private static BatchImportOrder order(Path file) {
        return new BatchImportOrder(
                file,
                Optional.of("bench"),
                Priority.DEFAULT,
                5,
                Delivery.CASH,
                false,
                Optional.empty(),
                Optional.of("measured again"),
                FileReading.OPEN,
                BatchImportOrder.Control.none(),
                false);
    }

    private double millis(Step step) throws Exception {
        long began = pacing.nanos();
        step.run();
        return (pacing.nanos() - began) / 1e6;
    }

    /// What is measured.
    private interface Step {
        void run() throws Exception;
    }

    private static void parseCsv(Path file) throws IOException {
        long cells = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : records) {
                cells += row.getFieldCount();
            }
        }
        require(cells);
    }

    private static void parseXlsx(Path file) throws IOException {
        long cells = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            cells = rows.mapToLong(Row::getCellCount).sum();
        }
        require(cells);
    }

    private static void require(long cells) {
        if (cells != 3L * (TRADES + 1)) {
            throw new IllegalStateException(cells + " cells");
        }
    }

    private static void writeCsv(Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            text.write("Client CIF,Amount ZAR,Reference\r\n");
            for (int i = 0; i < TRADES; i++) {
                text.write(BenchDesk.cif(i % 100) + "," + (1_000 + i) + ".25,REF-" + i + "\r\n");
            }
        }
    }

    private static void writeXlsx(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "bench", "1.0");
                Worksheet sheet = book.newWorksheet("trades")) {
            sheet.value(0, 0, "Client CIF");
            sheet.value(0, 1, "Amount ZAR");
            sheet.value(0, 2, "Reference");
            for (int i = 0; i < TRADES; i++) {
                sheet.value(i + 1, 0, BenchDesk.cif(i % 100));
                sheet.value(i + 1, 1, 1_000.25 + i);
                sheet.value(i + 1, 2, "REF-" + i);
            }
        }
    }
}
