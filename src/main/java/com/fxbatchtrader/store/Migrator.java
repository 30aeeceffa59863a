package com.fxbatchtrader.store;

import com.fxbatchtrader.store.DatabaseException.Kind;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/// Brings an empty database, or one of an earlier version, to our schema; leaves every other one alone.
///
/// Several processes may begin at once on a server: Flyway lets one migrate and the others wait.
final class Migrator {

    private static final String HISTORY = "flyway_schema_history";

    private final SqlDialect dialect;
    private final DatabaseLocation location;
    private final SqlProblems problems;

    Migrator(SqlDialect dialect, DatabaseLocation location) {
        this.dialect = dialect;
        this.location = location;
        this.problems = new SqlProblems(location);
    }

    /// Brings the schema to what this program needs, and returns the scripts that were applied just now, in order.
    List<String> migrate(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return switch (look(connection)) {
                case CURRENT -> List.of();
                case EMPTY, BEHIND -> flyway(source);
                case UNFINISHED -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("drop all objects");
                    }
                    yield flyway(source);
                }
            };
        } catch (SQLException e) {
            throw problems.atOpen("the schema cannot be read", e);
        }
    }

    private enum State {
        EMPTY,
        BEHIND,
        CURRENT,
        UNFINISHED
    }

    private record Applied(String version, int checksum, boolean success) {}

    private State look(Connection connection) throws SQLException {
        Set<String> tables = tables(connection);
        if (tables.isEmpty()) {
            refuseWithoutRights(connection);
            return State.EMPTY;
        }
        if (!tables.contains(HISTORY)) {
            throw wrong(
                    "it holds tables that are not ours ("
                            + tables.stream().sorted().findFirst().orElse("")
                            + ")"
                            + "; name an empty database, or another schema of it by currentSchema");
        }
        List<Applied> applied = applied(connection);
        List<Migrations.Script> ours = Migrations.of(dialect);
        if (dialect.h2() && !deskIsBorn(connection, tables) && isBeginningOf(applied, ours)) {
            // H2 cannot undo half a migration. The desk's row is written last: without it nothing was ever kept here.
            return State.UNFINISHED;
        }
        refuseStrangers(applied, ours);
        return applied.size() == ours.size() ? State.CURRENT : State.BEHIND;
    }

    /// Asked beforehand: Flyway would try again and again for ten seconds.
    private void refuseWithoutRights(Connection connection) throws SQLException {
        if (dialect.h2()) {
            return;
        }
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select coalesce(has_schema_privilege(current_schema(), 'create'), false)")) {
            rows.next();
            if (!rows.getBoolean(1)) {
                throw new DatabaseException(
                        Kind.NO_PERMISSION,
                        "this user may not make tables in "
                                + location.shown()
                                + ": grant it create"
                                + " on the schema, or let the owner open the database once");
            }
        }
    }

    private void refuseStrangers(List<Applied> applied, List<Migrations.Script> ours) {
        if (applied.size() > ours.size()) {
            throw wrong(
                    "its schema has version "
                            + applied.getLast().version()
                            + " and this program knows "
                            + ours.getLast().version()
                            + "; use the newer program");
        }
        if (!isBeginningOf(applied, ours) || applied.stream().anyMatch(a -> !a.success())) {
            throw wrong("its schema was not made by the scripts of this program; name another database");
        }
    }

    private static boolean isBeginningOf(List<Applied> applied, List<Migrations.Script> ours) {
        for (int i = 0; i < applied.size(); i++) {
            if (i >= ours.size()
                    || !applied.get(i).version().equals(ours.get(i).version())
                    || applied.get(i).checksum() != ours.get(i).checksum()) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (var statement = connection.createStatement();
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

    private static List<Applied> applied(Connection connection) throws SQLException {
        List<Applied> applied = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select \"version\", \"checksum\", \"success\" from \""
                                        + HISTORY
                                        + "\" where \"version\" is not null order by \"installed_rank\"")) {
            while (rows.next()) {
                applied.add(new Applied(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
            }
        }
        return applied;
    }

    private static boolean deskIsBorn(Connection connection, Set<String> tables) throws SQLException {
        if (!tables.contains("desk")) {
            return false;
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from desk")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private List<String> flyway(DataSource source) {
        try {
            return Flyway.configure()
                    .loggers(QuietFlywayLog.class.getName())
                    .dataSource(source)
                    .locations("classpath:" + Migrations.COMMON, "classpath:" + dialect.migrations())
                    .placeholders(dialect.placeholders())
                    .load()
                    .migrate()
                    .migrations
                    .stream()
                    .map(script -> script.version + " " + script.description)
                    .toList();
        } catch (FlywayException e) {
            if (SqlProblems.kindOf(e) != Kind.OTHER) {
                throw problems.atOpen("the schema cannot be made", e);
            }
            throw new DatabaseException(
                    Kind.WRONG_SCHEMA, "the schema of " + location.shown() + " cannot be made: " + e.getMessage(), e);
        }
    }

    private DatabaseException wrong(String what) {
        return new DatabaseException(Kind.WRONG_SCHEMA, "the database " + location.shown() + " is refused: " + what);
    }
}
