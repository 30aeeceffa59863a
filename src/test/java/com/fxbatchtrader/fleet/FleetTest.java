package com.fxbatchtrader.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Four real processes, a thousand batches, operators who order at random, on one real PostgreSQL.
///
/// System properties: `fleet.seed`, `fleet.batches`, and `fleet.rounds` for as many days, each with the next seed.
@Tag("slow")
final class FleetTest {

    private static final long SEED = Long.getLong("fleet.seed", 20_261_123);
    private static final int BATCHES = Integer.getInteger("fleet.batches", 1000);
    private static final int ROUNDS = Integer.getInteger("fleet.rounds", 1);
    private static final Path ALL = Path.of("target", "fleet").toAbsolutePath();

    /// Quick, and now and then a refusal, an answer that is lost, or one that comes late.
    private static final String BANK =
            """
            deduplicate = false
            quote-life = 8s
            latency = 0ms..4ms
            pending-for = 50ms..300ms
            book.insufficient-funds = 0.02
            book.rate-changed = 0.02
            book.reset-after = 0.01
            book.reset-before = 0.002
            book.status-pending = 0.05
            """;

    @Test
    void four_processes_and_random_operators_keep_order_locks_and_limits() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            live(SEED + round);
        }
    }

    private static void live(long seed) throws IOException {
        Path folder = ALL.resolve(Long.toString(seed));
        remove(folder);
        try (Yard yard = new Yard();
                Fleet fleet = Fleet.open(folder, yard.stage().test().settings(), seed, BANK)) {
            SplittableRandom random = new SplittableRandom(seed);
            long began = yard.stage().pacing().millis();
            for (int i = 0; i < BATCHES; i++) {
                // one to five trades, more often few
                int trades = random.nextInt(1, random.nextInt(2, 7));
                yard.queue(random, trades, random.nextInt(1, 5));
            }
            long queued = yard.stage().pacing().millis();
            Day day = new Day(yard, fleet, BATCHES);
            day.live(seed);
            long ended = yard.stage().pacing().millis();
            DayVerdict verdict = DayVerdict.of(yard, fleet, day);
            long judged = yard.stage().pacing().millis();
            String said =
                    "%s (seed %d; import %d ms, day %d ms, judging %d ms)"
                            .formatted(verdict, seed, queued - began, ended - queued, judged - ended);
            say(said);
            verdict.leaveEvidence(folder);
            assertThat(verdict.clean()).as("seed %d, evidence in %s%n%s", seed, folder, verdict.report()).isTrue();
            assertThat(day.operations()).as("operators who order nothing show nothing").hasSizeGreaterThan(BATCHES / 4);
        }
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
