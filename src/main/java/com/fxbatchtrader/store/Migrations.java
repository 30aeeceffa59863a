package com.fxbatchtrader.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// The scripts that make our schema, in order, with Flyway's checksum of each. Listed here, and not looked for, so that
/// a database that is up to date is recognised in milliseconds, without starting Flyway; a test compares the list with
/// what Flyway finds.
final class Migrations {

    static final String COMMON = "db/migration/common";

    private static final List<Step> STEPS =
            List.of(
                    new Step("1", "schema", For.ANY),
                    new Step("2", "guards", For.EACH),
                    new Step("3", "latest_booking", For.ANY),
                    new Step("4", "feed", For.EACH),
                    new Step("5", "failover", For.ANY),
                    new Step("6", "server_now", For.EACH),
                    new Step("7", "several_states", For.EACH),
                    new Step("8", "fewer_entries", For.POSTGRESQL),
                    new Step("9", "plans", For.ANY),
                    new Step("10", "mended_cells", For.ANY),
                    new Step("11", "accounts_of_clients", For.EACH));

    private Migrations() {}

    /// One script.
    ///
    /// @param version Flyway's version
    /// @param resource the path on the class path
    record Script(String version, String resource) {

        /// Flyway's checksum: CRC-32 over the lines without their ends.
        int checksum() {
            CRC32 crc = new CRC32();
            try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the program is incomplete: " + resource + " is missing");
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + resource, e);
            }
            return (int) crc.getValue();
        }
    }

    static List<Script> of(SqlDialect dialect) {
        return STEPS.stream().flatMap(step -> step.on(dialect).stream()).toList();
    }

    /// Which database a script is for.
    private enum For {
        /// The same script for any.
        ANY,
        /// Each has its own.
        EACH,
        POSTGRESQL
    }

    private record Step(String version, String name, For server) {

        Optional<Script> on(SqlDialect dialect) {
            boolean meant =
                    switch (server) {
                        case ANY, EACH -> true;
                        case POSTGRESQL -> !dialect.h2();
                    };
            String folder = server == For.ANY ? COMMON : dialect.migrations();
            return meant
                    ? Optional.of(new Script(version, folder + "/V" + version + "__" + name + ".sql"))
                    : Optional.empty();
        }
    }
}
