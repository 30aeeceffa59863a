package com.fxbatchtrader.store.check;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What an open database is.
///
/// @param database product and version, e.g. `PostgreSQL 18.6`
/// @param migrations the scripts that made its schema, in order, e.g. `1 schema`
/// @param version the last script's version
public record SchemaFacts(String database, List<String> migrations, String version) {

    public SchemaFacts {
        migrations = List.copyOf(migrations);
    }

    /// Asks the database.
    public static SchemaFacts of(Database database) {
        return database.inTransaction(session -> session.doReturningWork(SchemaFacts::read));
    }

    private record Script(String version, String description) {}

    private static SchemaFacts read(Connection connection) throws SQLException {
        List<Script> scripts =
                Sql.list(
                        connection,
                        "select \"version\", \"description\" from \"flyway_schema_history\""
                                + " where \"version\" is not null order by \"installed_rank\"",
                        Sql.Binding.NONE,
                        row -> new Script(row.getString("version"), row.getString("description")));
        return new SchemaFacts(
                connection.getMetaData().getDatabaseProductName()
                        + " "
                        + connection.getMetaData().getDatabaseProductVersion(),
                scripts.stream().map(script -> script.version() + " " + script.description()).toList(),
                scripts.isEmpty() ? "" : scripts.getLast().version());
    }
}
