package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fxbatchtrader.app.json.ExportJson;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.service.export.BatchExport;
import com.fxbatchtrader.service.export.JsonForms;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.ExportedTradeView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RejectView;
import com.fxbatchtrader.store.query.BatchPicture;
import com.fxbatchtrader.store.query.ExportQueries;
import com.fxbatchtrader.store.query.ExportedTrade;
import com.fxbatchtrader.store.query.TradeRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Batches as files, and the same files imported again.
class BatchExportTest {

    private static final String LETTERS = "=+-@'\",;| \tab1é😀-5.(){}\u00A0_x0041_";

    @TempDir private Path folder = Path.of("");

    private ServiceDesk desk;
    private BatchExport export;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
        export = new BatchExport(desk.batches(), new ExportQueries(desk.stage().database()), new ExportJson());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Path exported(BatchView batch, ExportFormat format) {
        Path file = folder.resolve("out-" + batch.number() + "." + format);
        ExportView written = export.trades(new BatchRef.Id(batch.id()), ExportOrder.to(file, false, format));
        assertThat(written).isEqualTo(new ExportView(Optional.of(file), format.name(), batch.counts().total()));
        return file;
    }

    private List<String> trades(BatchView batch) {
        List<ExportedTrade> trades = new ArrayList<>();
        new ExportQueries(desk.stage().database())
                .read(
                        batch.id(),
                        (BatchPicture picture) -> {
                            picture.eachTrade(trades::add);
                            return true;
                        });
        return trades.stream().map(BatchExportTest::words).toList();
    }

    // all that a trade is, but for its ids, its row and what became of it
    private static String words(ExportedTrade one) {
        TradeRow trade = one.trade();
        return Stream.of(
                        trade.cif(),
                        trade.side(),
                        trade.pair(),
                        trade.dealCurrency(),
                        trade.amount(),
                        trade.spread(),
                        trade.delivery(),
                        one.valueDateGiven() ? trade.valueDate() : "",
                        trade.reference(),
                        one.account(),
                        one.allowance(),
                        one.bopCode(),
                        one.taxPin())
                .map(Object::toString)
                .collect(Collectors.joining(" | "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] points = LETTERS.codePoints().toArray();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString().strip().replace("\t", " ");
    }

    private LocalDate businessDay(Random random) {
        LocalDate day = LocalDate.ofInstant(desk.stage().pacing().instant(), ZoneOffset.UTC).plusDays(400);
        // a week in March without holidays in either country
        return LocalDate.of(day.getYear(), 3, 2).with(DayOfWeek.TUESDAY).plusDays(random.nextInt(3));
    }

    private String file(Random random, String currency) {
        StringBuilder file =
                new StringBuilder(
                        "Client CIF,Amount %s,Account Number,Spread,CurPair,Side,Deal Type,Value Date,Reference,"
                                .concat("Allowance,BOP Code,Tax PIN\n")
                                .formatted(currency));
        for (int row = 0; row < 40; row++) {
            boolean first = random.nextBoolean();
            String account = first ? "10286180131" : "10890228645";
            file.append(first ? "10000001" : "10000002")
                    .append(',' + String.format(Locale.ROOT, "%d.%02d", random.nextInt(1, 9_999_999), row))
                    .append(',' + (random.nextBoolean() ? account : ""))
                    .append("," + (random.nextBoolean() ? "" : random.nextInt(500) + "." + random.nextInt(10)))
                    .append(random.nextBoolean() ? ",USD/ZAR" : ",")
                    .append(random.nextBoolean() ? ",Buy" : ",Sell")
                    .append(List.of(",", ",Cash", ",tom", ",SPOT").get(random.nextInt(4)))
                    .append("," + (random.nextBoolean() ? "" : businessDay(random)))
                    .append("," + quoted("'" + text(random)))
                    .append(List.of(",", ",SDA", ",fia").get(random.nextInt(3)))
                    .append(random.nextBoolean() ? ",101-01" : ",")
                    .append(random.nextBoolean() ? ",0012 A\n" : ",\n");
        }
        return file.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "XLSX"})
    void a_batch_that_is_exported_and_imported_again_is_the_same_trades(ExportFormat format) {
        for (int seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            String currency = random.nextBoolean() ? "ZAR" : "USD";
            BatchImportView first = desk.batch("b" + format + seed, file(random, currency));
            assertThat(first.report().problems()).isEmpty();
            BatchView batch = first.batch().orElseThrow();
            Path file = exported(batch, format);

            BatchImportView again = desk.take(Orders.of(file).because("the same once more").order());

            assumeTrue(
                    again.report().problems().stream().noneMatch(problem -> problem.code().equals("NOT_CSV")),
                    "workbooks can't be read yet");
            assertThat(again.report().problems()).as("seed " + seed).isEmpty();
            assertThat(trades(again.batch().orElseThrow())).as("seed " + seed).isEqualTo(trades(batch));
        }
    }

    @Test
    void a_batch_that_is_imported_again_on_the_same_day_is_a_duplicate() {
        Path file = exported(desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow(), ExportFormat.CSV);

        assertThat(desk.take(Orders.of(file).order()).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("#1"));
    }

    @Test
    void results_stand_beside_what_was_ordered() throws IOException {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        desk.bookings().success(desk.stage().tradeId(batch.id(), 2), "17.8288", "3203.23", "114.68");
        desk.bookings().failed(desk.stage().tradeId(batch.id(), 3), "RATE_GUARD", "=61 bp, away");

        List<String> lines = Files.readAllLines(exported(batch, ExportFormat.CSV), StandardCharsets.UTF_8);

        assertThat(lines.getFirst())
                .isEqualTo(
                        "\uFEFFRow,Client CIF,Amount ZAR,Account Number,Spread,CurPair,Side,Deal Type,Value Date,"
                                + "Reference,Allowance,BOP Code,Tax PIN,Client Name,Status,Reason,Reason Text,"
                                + "Settles On,Bank Rate,Client Rate,Base Amount,Quote Amount,Margin,"
                                + "Deal Transaction Id,Bank Transaction Id,Quote Id,Attempts,Changed At UTC,Trade Id");
        assertThat(lines.get(1))
                .startsWith(
                        "2,10000001,57109.73,10286180131,358,USD/ZAR,Buy,CASH,,,,,,Fictional Fynbos Foods,SUCCESS,,,,"
                                + "17.793,17.8288,3203.23,57109.73,114.68,")
                .contains(",9007199254740993,1,");
        assertThat(lines.get(2)).contains(",FAILED,RATE_GUARD,\"'=61 bp, away\",,,,,,,,,,0,");
    }

    @Test
    void json_is_the_document_that_the_command_line_prints_and_more() throws IOException {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        desk.bookings().success(desk.stage().tradeId(batch.id(), 2), "17.8288", "3203.23", "114.68");
        BatchView now = desk.batches().require(new BatchRef.Id(batch.id()));

        JsonNode document = JsonMapper.shared().readTree(Files.readString(exported(batch, ExportFormat.JSON)));

        JsonNode first = document.get("trades").get(0);
        assertThat(first.get("accountNumber").stringValue()).isEqualTo("10286180131");
        assertThat(first.get("valueDateGiven").booleanValue()).isFalse();
        assertThat(document.get("rejects").isEmpty()).isTrue();
        ((ObjectNode) document).remove("rejects");
        document.get("trades")
                .forEach(
                        trade ->
                                ((ObjectNode) trade)
                                        .remove(
                                                List.of(
                                                        "accountNumber",
                                                        "valueDateGiven",
                                                        "allowance",
                                                        "bopCode",
                                                        "taxPin")));
        assertThat(document)
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(Json.batch(now, Optional.empty(), desk.batches().trades(batch.id(), 0, 10))));
    }

    @Test
    void rejected_rows_are_written_with_their_reasons_as_they_came() throws IOException {
        Path file = desk.file("r.csv", "Client CIF,Amount ZAR,Reference\n10000001,5.00,a\n99,-5.00,\"=x,y\"\n");
        BatchView batch = desk.take(Orders.of(file).validRowsOnly().order()).batch().orElseThrow();
        Path out = folder.resolve("rejects.csv");

        ExportView written = export.rejects(new BatchRef.Id(batch.id()), ExportOrder.to(out, false, ExportFormat.CSV));

        assertThat(written.rows()).isGreaterThan(0);
        assertThat(Files.readAllLines(out, StandardCharsets.UTF_8))
                .hasSize((int) written.rows() + 1)
                .anyMatch(
                        line ->
                                line.startsWith("3,Client CIF,UNKNOWN_CLIENT,\"\"\"99\"\"\",")
                                        && line.endsWith(",\"99,-5.00,\"\"=x,y\"\"\""));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        export.rejects(new BatchRef.Id(batch.id()), new ExportOrder(ExportFormat.JSON, new ExportOrder.ToStream(json)));
        assertThat(JsonMapper.shared().readTree(json.toByteArray()).get(0).get("row").intValue()).isEqualTo(3);
    }

    @Test
    void nothing_is_written_where_it_may_not_or_can_not_be() throws IOException {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        BatchRef reference = new BatchRef.Id(batch.id());
        Path there = Files.writeString(folder.resolve("there.csv"), "mine");

        assertThatThrownBy(() -> export.trades(reference, ExportOrder.to(there, false, ExportFormat.CSV)))
                .isInstanceOf(RefusedException.class)
                .hasMessage(there + " is there already: nothing was written; name another file, or say --overwrite");
        assertThat(there).hasContent("mine");
        export.trades(reference, ExportOrder.to(there, true, ExportFormat.CSV));
        assertThat(Files.readString(there)).contains("57109.73");
        Path nowhere = folder.resolve("no/where.csv");
        assertThatThrownBy(() -> export.trades(reference, ExportOrder.to(nowhere, false, ExportFormat.CSV)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("folder does not exist")
                .hasMessageContaining("nothing was written");
        assertThatThrownBy(
                        () ->
                                export.trades(
                                        new BatchRef.Numbered(99),
                                        ExportOrder.to(folder.resolve("x.csv"), false, ExportFormat.CSV)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no batch #99");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void a_disk_that_is_full_in_the_middle_leaves_nothing_behind() throws IOException {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        Path file = folder.resolve("full.json");
        JsonForms full = new FullDisk();
        BatchExport onFullDisk = new BatchExport(desk.batches(), new ExportQueries(desk.stage().database()), full);

        assertThatThrownBy(
                        () ->
                                onFullDisk.trades(
                                        new BatchRef.Id(batch.id()), ExportOrder.to(file, false, ExportFormat.JSON)))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        file
                                + " can't be written: No space left on device; nothing was written; check the folder"
                                + " and the room on its disk");
        assertThat(file).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(one -> one.toString().endsWith(".tmp"));
        }
    }

    @Test
    void a_stream_that_ends_early_is_said_to_have_a_part_only() {
        BatchView batch = desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow();
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };

        assertThatThrownBy(
                        () ->
                                export.trades(
                                        new BatchRef.Id(batch.id()),
                                        new ExportOrder(ExportFormat.CSV, new ExportOrder.ToStream(broken))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Broken pipe")
                .hasMessageContaining("no whole file");
    }

    /// Begins a document, and finds no room for the rest.
    private static final class FullDisk implements JsonForms {
        @Override
        public void batch(BatchView batch, Rows<ExportedTradeView> trades, Rows<RejectView> rejects, OutputStream out)
                throws IOException {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        }

        @Override
        public void rejects(Rows<RejectView> rejects, OutputStream out) {}

        @Override
        public String batches(List<BatchView> batches) {
            return "";
        }

        @Override
        public String doubts(List<DoubtView> doubts) {
            return "";
        }

        @Override
        public String rates(List<RateView> rates) {
            return "";
        }
    }
}
