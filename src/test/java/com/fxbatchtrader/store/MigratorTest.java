package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.time.SystemPacing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/// What becomes of databases of every state: empty, ours, older, newer, changed, half made, somebody else's.
@ParameterizedClass
@EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
class MigratorTest {

    private final SystemPacing pacing = new SystemPacing();
    private final SqlDialect dialect;
    private final DatabaseSettings settings;
    private final DataSource source;

    /// Keeps a database in memory alive.
    private final Connection keeper;

    MigratorTest(DatabaseKind kind) throws SQLException {
        boolean h2 = kind == DatabaseKind.H2_MEMORY;
        dialect = h2 ? new H2Dialect(pacing) : new PostgresDialect();
        settings =
                h2
                        ? DatabaseSettings.h2Memory("fx-" + UUID.randomUUID())
                        : PostgresServers.shared().settings(PostgresServers.shared().emptyDatabase());
        source = DataSources.of(settings);
        keeper = source.getConnection();
    }

    @AfterEach
    void remove() throws SQLException {
        keeper.close();
        if (settings.location() instanceof DatabaseLocation.PostgresServer server) {
            PostgresServers.shared().drop(server.database());
        }
    }

    private void migrate() {
        assertThat(applied()).isNotNull();
    }

    private List<String> applied() {
        return new Migrator(dialect, settings.location()).migrate(source);
    }

    private void execute(String command) throws SQLException {
        try (var statement = keeper.createStatement()) {
            statement.execute(command);
        }
    }

    private Set<String> tables() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (var statement = keeper.createStatement();
                var rows =
                        statement.executeQuery(
                                "select lower(table_name) from information_schema.tables"
                                        + " where table_schema = current_schema")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void assertRefused(ThrowingCallable opening, String why) {
        assertThatThrownBy(opening)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(why)
                .extracting(e -> ((DatabaseException) e).kind())
                .isEqualTo(DatabaseException.Kind.WRONG_SCHEMA);
    }

    @Test
    void an_empty_database_gets_the_whole_schema_and_a_second_time_changes_nothing() throws SQLException {
        migrate();
        Set<String> made = tables();
        assertThat(made)
                .contains(
                        "desk",
                        "client",
                        "account",
                        "batch",
                        "trade",
                        "booking_attempt",
                        "event",
                        "reservation",
                        "reference_rate",
                        "holiday_amendment",
                        "column_mapping",
                        "import_reject",
                        "notification",
                        "setting");
        migrate();
        assertThat(tables()).isEqualTo(made);
    }

    @Test
    void our_list_of_scripts_and_checksums_is_what_flyway_finds() {
        migrate();
        MigrationInfo[] found =
                Flyway.configure()
                        .loggers(QuietFlywayLog.class.getName())
                        .dataSource(source)
                        .locations("classpath:" + Migrations.COMMON, "classpath:" + dialect.migrations())
                        .placeholders(dialect.placeholders())
                        .load()
                        .info()
                        .all();
        List<String> theirs =
                Arrays.stream(found)
                        .map(info -> info.getVersion() + " " + info.getChecksum() + " " + info.getState().isApplied())
                        .toList();
        List<String> ours =
                Migrations.of(dialect).stream()
                        .map(script -> script.version() + " " + script.checksum() + " true")
                        .toList();
        assertThat(theirs).isEqualTo(ours);
    }

    @Test
    void tables_that_are_not_ours_are_refused_and_left_alone() throws SQLException {
        execute("create table payroll (id integer)");
        assertRefused(this::migrate, "(payroll)");
        assertThat(tables()).containsExactly("payroll");
    }

    @Test
    void another_programs_flyway_is_refused_and_left_alone() throws SQLException {
        execute("create table payroll (id integer)");
        execute(
                "create table \"flyway_schema_history\" (\"installed_rank\" int, \"version\" varchar(50),"
                        + " \"checksum\" int, \"success\" boolean)");
        execute("insert into \"flyway_schema_history\" values (1, '1', 4711, true)");
        assertRefused(this::migrate, "not made by the scripts of this program");
        assertThat(tables()).contains("payroll");
    }

    @Test
    void a_newer_programs_schema_is_refused() throws SQLException {
        migrate();
        execute(
                "insert into desk (id, desk_id, zone, next_batch_number, last_queue_position, events_head_number,"
                        + " events_head_hash, created_at) values (1, '"
                        + UUID.randomUUID()
                        + "', 'UTC', 1, 0, 0, '', now())");
        execute(
                "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                        + " values (90, '90', 'later', 'SQL', 'V90__later.sql', 1, 'x', 1, true)");
        assertRefused(this::migrate, "version 90");
    }

    @Test
    void a_schema_of_changed_scripts_is_refused() throws SQLException {
        migrate();
        execute("update \"flyway_schema_history\" set \"checksum\" = 4711 where \"version\" = '1'");
        assertRefused(this::migrate, "not made by the scripts of this program");
    }

    @Test
    void a_migration_that_a_kill_cut_in_two_is_finished() throws SQLException {
        migrate();
        // As after a kill between the two scripts (on H2, in the middle of the second: it cannot undo one).
        execute("delete from \"flyway_schema_history\" where \"version\" <> '1'");
        if (dialect.h2()) {
            execute("drop trigger event_guard");
        } else {
            execute("drop function guard_batch, guard_trade, guard_attempt, guard_event cascade");
        }
        migrate();
        Rows rows = new Rows(keeper);
        UUID event = rows.event(UUID.randomUUID(), 1);
        assertThatThrownBy(() -> rows.update("event", event, "actor = 'x'")).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_desk_with_an_older_schema_is_taken_forward_also_when_a_kill_cut_that_in_two(boolean cut)
            throws SQLException {
        List<String> all = applied();
        assertThat(all).startsWith("1 schema", "2 guards");
        UUID desk = new DeskBirth(settings, dialect, pacing).deskId(source);
        execute("delete from \"flyway_schema_history\" where \"version\" not in ('1', '2')");
        if (!cut) {
            execute("drop index attempt_latest_booking");
        }
        assertThat(applied()).isEqualTo(all.subList(2, all.size()));
        assertThat(applied()).isEmpty();
        assertThat(new DeskBirth(settings, dialect, pacing).deskId(source)).isEqualTo(desk);
    }

    @Test
    void several_openers_at_once_make_one_schema_and_one_desk() throws Exception {
        if (dialect.h2()) {
            // One process has an H2 database, and opens it once.
            return;
        }
        Callable<UUID> open =
                () -> {
                    try (Database database = Database.open(settings, TestDatabase.ENTITIES, pacing)) {
                        return database.deskId();
                    }
                };
        Set<UUID> desks = new TreeSet<>();
        try (var threads = pacing.executor("opener", 4)) {
            List<Future<UUID>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opened.add(threads.submit(open));
            }
            for (Future<UUID> one : opened) {
                desks.add(one.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(desks).hasSize(1);
    }

    @Test
    void a_column_that_is_missing_is_found_at_the_opening() throws SQLException {
        migrate();
        execute("alter table trade drop column tax_pin");
        if (dialect.h2()) {
            // The keeper's connection is in the way of opening it.
            assertThatThrownBy(() -> SessionFactories.start(source, TestDatabase.ENTITIES).close())
                    .isInstanceOf(SchemaManagementException.class)
                    .hasMessageContaining("tax_pin");
        } else {
            assertRefused(() -> Database.open(settings, TestDatabase.ENTITIES, pacing).close(), "tax_pin");
        }
    }
}
