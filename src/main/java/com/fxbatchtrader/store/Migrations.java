package com.fxbatchtrader.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The scripts that make our schema, in order, with Flyway's checksum of each. Listed here, and not looked for, so that
/// a database that is up to date is recognised in milliseconds, without starting Flyway; a test compares the list with
/// what Flyway finds.
final class Migrations {

    static final String COMMON = "db/migration/common";

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
        Stream<Script> common =
                Stream.of(
                        new Script("1", COMMON + "/V1__schema.sql"),
                        new Script("2", dialect.migrations() + "/V2__guards.sql"),
                        new Script("3", COMMON + "/V3__latest_booking.sql"),
                        new Script("4", dialect.migrations() + "/V4__feed.sql"),
                        new Script("5", COMMON + "/V5__failover.sql"),
                        new Script("6", dialect.migrations() + "/V6__server_now.sql"),
                        new Script("7", dialect.migrations() + "/V7__several_states.sql"));
        Stream<Script> server =
                dialect.h2()
                        ? Stream.empty()
                        : Stream.of(new Script("8", dialect.migrations() + "/V8__fewer_entries.sql"));
        Stream<Script> later =
                Stream.of(
                        new Script("9", COMMON + "/V9__plans.sql"),
                        new Script("10", COMMON + "/V10__mended_cells.sql"));
        return Stream.of(common, server, later).flatMap(scripts -> scripts).toList();
    }
}
