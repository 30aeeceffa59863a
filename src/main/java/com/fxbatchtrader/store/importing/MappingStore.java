package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.desk.DeskLine;
import com.fxbatchtrader.store.desk.Turns;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps what was said about the columns of files, by the source that the files come from. Safe for any thread.
public final class MappingStore {

    /// So many characters a mapping has at most, all its headers together.
    public static final int LONGEST = 4000;

    private final Database database;
    private final Uuid7 ids;

    public MappingStore(Database database, Uuid7 ids) {
        this.database = database;
        this.ids = ids;
    }

    /// What is kept for a source.
    ///
    /// @param source up to 200 characters
    public Optional<KeptMapping> find(String source) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                connection ->
                                        Sql.first(
                                                connection,
                                                "select mapping, changed_by, changed_at from column_mapping"
                                                        + " where source = ?",
                                                params -> params.text(source),
                                                row ->
                                                        new KeptMapping(
                                                                columns(row.getString("mapping")),
                                                                row.getString("changed_by"),
                                                                Sql.time(row, "changed_at")))));
    }

    /// Whether a mapping is short enough to be kept.
    public static boolean fits(Map<String, String> columns) {
        return text(columns).length() <= LONGEST;
    }

    /// Keeps a mapping instead of the one before.
    ///
    /// @param columns headers in one line each, without tabs; [#fits]
    /// @throws com.fxbatchtrader.store.desk.DeskBusyException when others left no turn; nothing was changed
    public void keep(String source, Map<String, String> columns, String actor) {
        change(
                connection -> {
                    Instant now = database.dialect().clock(connection);
                    remove(connection, source);
                    Sql.one(
                            connection,
                            "insert into column_mapping (id, source, mapping, changed_by, changed_at)"
                                    + " values (?, ?, ?, ?, ?)",
                            params -> params.id(ids.next()).text(source).text(text(columns)).text(actor).time(now));
                });
    }

    /// Keeps nothing for the source any more.
    public void forget(String source) {
        change(connection -> remove(connection, source));
    }

    private void change(Change change) {
        Turns.take(
                () ->
                        database.inTransaction(
                                session ->
                                        session.doReturningWork(
                                                connection -> {
                                                    // one after the other, as all that the desk keeps is changed
                                                    DeskLine.lock(connection);
                                                    change.on(connection);
                                                    return true;
                                                })));
    }

    private static void remove(Connection connection, String source) throws SQLException {
        Sql.any(connection, "delete from column_mapping where source = ?", params -> params.text(source));
    }

    private static String text(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "\t" + column.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> columns(String text) {
        Map<String, String> columns = new LinkedHashMap<>();
        text.lines()
                .forEach(
                        line -> {
                            int tab = line.indexOf('\t');
                            columns.put(line.substring(0, tab), line.substring(tab + 1));
                        });
        return columns;
    }

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }
}
