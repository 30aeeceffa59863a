package com.fxbatchtrader.bank.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123456789Z");

    @TempDir private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("new folder").resolve("ledger.jsonl");
    }

    private static Booking booking(String key) {
        return new Booking(
                "bank " + key,
                key,
                (1L << 53) + 1,
                "76285288",
                "10286180131",
                "ZAR",
                new BigDecimal("200000.00"),
                "20972770615",
                "USD",
                new BigDecimal("11217.80"),
                "Buy",
                "USD/ZAR",
                "ZAR",
                new BigDecimal("200000.00"),
                new BigDecimal("17.7930"),
                new BigDecimal("17.8288"),
                new BigDecimal("11217.80"),
                NOW);
    }

    private static ReceivedBooking received(String key) {
        return new ReceivedBooking(key, 7, new BigDecimal("17.7930"), new BigDecimal("17.8288"), NOW);
    }

    @Test
    void everything_that_was_written_is_read_again_as_it_was() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.receive(received("key-1"));
            ledger.book(booking("key-1"));
            ledger.cancel(new CancelledQuote(8, NOW));
            ledger.fail(new FailedDeal("bank", "key-2", 9, "FAILED", NOW));
        }

        try (Ledger again = Ledger.open(file)) {
            assertThat(again.bookings()).containsExactly(booking("key-1"));
            assertThat(again.received()).containsExactly(received("key-1"));
            assertThat(again.cancelled()).containsExactly(new CancelledQuote(8, NOW));
            assertThat(again.failed()).containsExactly(new FailedDeal("bank", "key-2", 9, "FAILED", NOW));
        }
    }

    @Test
    void a_line_is_plain_json_that_any_tool_can_read() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.book(booking("key-1"));
        }

        assertThat(Files.readString(file))
                .endsWith("}\n")
                .contains(
                        "\"dealTransactionId\":\"key-1\"",
                        "\"quoteId\":9007199254740993",
                        "\"amount\":200000.00",
                        "\"dealRate\":17.8288",
                        "\"time\":\"2026-11-23T08:00:00.123456789Z\"");
    }

    @Test
    void who_only_looks_sees_what_is_written_while_the_bank_goes_on() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.book(booking("key-1"));
            assertThat(Ledger.bookingsIn(file)).containsExactly(booking("key-1"));
            ledger.book(booking("key-2"));
            assertThat(Ledger.bookingsIn(file)).hasSize(2);
            assertThat(Ledger.receivedIn(file)).isEmpty();
        }
        assertThat(Ledger.bookingsIn(folder.resolve("none"))).isEmpty();
    }

    @Test
    void a_torn_line_is_cut_off_wherever_it_is_torn() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.book(booking("key-1"));
            ledger.book(booking("key-2"));
        }
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length : new int[] {whole.length - 1, first + 1, first, first - 1, 1, 0}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (Ledger ledger = Ledger.open(file)) {
                assertThat(ledger.bookings()).as("cut to %s", length).hasSize(length >= first ? 1 : 0);
            }
            assertThat(Files.size(file)).isEqualTo(length >= first ? first : 0);
        }
    }

    @Test
    void a_line_with_a_missing_field_is_named() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"transactionId\":\"x\"}\n");

        assertThatThrownBy(() -> Ledger.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 1: no Booking");
        // and the ledger is free again
        Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.bookings()).isEmpty();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_named() throws IOException {
        Files.createDirectories(file);

        assertThatThrownBy(() -> Ledger.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("ledger.jsonl");
    }

    @Test
    void a_closed_ledger_takes_nothing_and_closes_twice() throws IOException {
        Ledger ledger = Ledger.open(file);
        ledger.close();
        ledger.close();

        assertThatThrownBy(() -> ledger.book(booking("key-1"))).isInstanceOf(UncheckedIOException.class);
        assertThat(ledger.bookings()).isEmpty();
    }

    @Test
    void origins_of_starts_rise_whatever_the_clock_says() throws IOException {
        List<Long> origins = new ArrayList<>();
        for (long wanted : new long[] {50, 40, 5_000, 0}) {
            try (Ledger ledger = Ledger.open(file)) {
                origins.add(ledger.start(wanted));
            }
        }

        assertThat(origins).containsExactly(50L, 1_050L, 5_000L, 6_000L);
        assertThat(Ledger.inMemory().start(50)).isEqualTo(50);
    }

    @Test
    void lines_of_many_threads_do_not_mix_and_are_all_there() throws Exception {
        try (Ledger ledger = Ledger.open(file);
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                writers.add(
                        pool.submit(
                                () -> {
                                    for (int i = 0; i < 25; i++) {
                                        ledger.book(booking("key-" + thread + "-" + i));
                                        ledger.sync();
                                    }
                                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThat(Ledger.bookingsIn(file)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void a_file_that_was_closed_under_its_writer_says_what_failed() throws IOException {
        Path path = folder.resolve("lines");
        AppendFile lines = AppendFile.open(path);
        lines.append("one\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        lines.close();

        assertThatThrownBy(() -> lines.append(new byte[] {'x', '\n'}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("lines could not be written");
        // It could not be cut back either: it takes no line any more.
        assertThatThrownBy(() -> lines.append(new byte[] {'y', '\n'}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start the bank again");
        assertThat(path).hasContent("one");
    }
}
