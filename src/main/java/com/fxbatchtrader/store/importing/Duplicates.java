package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.store.importing.ImportOutcome.Duplicate;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The marks by which a file and its trades are recognised. Each is unique in the database.
final class Duplicates {

    private Duplicates() {}

    /// The mark of a batch's trades: the same trades come in once a desk day.
    static String dayMark(String contentHash, Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone) + " " + contentHash;
    }

    /// The earliest batch that has one of the marks.
    static Optional<Duplicate> find(Connection connection, String fileMark, String contentMark) throws SQLException {
        return Sql.first(
                connection,
                "select number, name, submitted_by, created_at, unique_file from batch"
                        + " where unique_file = ? or unique_content = ? order by number fetch first 1 rows only",
                params -> params.text(fileMark).text(contentMark),
                row ->
                        new Duplicate(
                                fileMark.equals(row.getString("unique_file")),
                                row.getLong("number"),
                                row.getString("name"),
                                row.getString("submitted_by"),
                                Sql.time(row, "created_at")));
    }

    /// The mark, where no batch has it yet.
    ///
    /// @param column `unique_file` or `unique_content`
    static Optional<String> free(Connection connection, String column, String mark) throws SQLException {
        boolean taken =
                Sql.first(
                                connection,
                                "select 1 from batch where " + column + " = ?",
                                params -> params.text(mark),
                                _ -> true)
                        .isPresent();
        return taken ? Optional.empty() : Optional.of(mark);
    }
}
