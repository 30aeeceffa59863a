package com.fxbatchtrader.store.sql;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One statement for many rows of a table. A server gets it once, with an array for each column: a statement a row
/// would make it read the checks and the plan of the table anew for each (half of what a written row costs). An
/// embedded database gets it row by row, in a JDBC batch. Immutable, safe for any thread.
///
/// @param <T> what a row is made of
public final class Bulk<T> {

    private final String together;
    private final String single;
    private final List<Cell<T>> cells;

    private Bulk(String together, String single, List<Cell<T>> cells) {
        this.together = together;
        this.single = single;
        this.cells = List.copyOf(cells);
    }

    /// Begins an insertion; each value's text is the name of its column.
    public static <T> Maker<T> insertInto(String table) {
        return new Maker<>(table, true);
    }

    /// Begins an update; each value's text is an assignment, or after [Maker#where()] a condition, with a `?` for the
    /// value. Of a row that fulfils no condition nothing is changed.
    public static <T> Maker<T> update(String table) {
        return new Maker<>(table, false);
    }

    /// Columns as the schema types them.
    private enum Type {
        ID("uuid"),
        TEXT("varchar"),
        NUMBER("int8"),
        DECIMAL("numeric"),
        TIME("timestamptz"),
        DATE("date");

        private final String array;

        Type(String array) {
            this.array = array;
        }
    }

    private record Cell<T>(Type type, Function<T, @Nullable Object> value) {}

    String together() {
        return together;
    }

    /// Binds all rows as arrays, one for each column.
    void bindTogether(Params params, List<T> rows) throws SQLException {
        for (Cell<T> cell : cells) {
            @Nullable String[] column = new @Nullable String[rows.size()];
            for (int i = 0; i < column.length; i++) {
                @Nullable Object value = cell.value.apply(rows.get(i));
                column[i] = value == null ? null : value.toString();
            }
            params.array(cell.type.array, column);
        }
    }

    /// Writes the rows in one JDBC batch.
    ///
    /// @return how many rows were changed
    public int write(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(single)) {
            Params params = new Params(statement);
            for (T row : rows) {
                params.again();
                for (Cell<T> cell : cells) {
                    params.object(cell.value.apply(row));
                }
                statement.addBatch();
            }
            // rows that a driver sends as one insertion are not counted one by one
            return Arrays.stream(statement.executeBatch()).map(n -> n == Statement.SUCCESS_NO_INFO ? 1 : n).sum();
        }
    }

    /// Collects the values of a row in their order. For one thread.
    public static final class Maker<T> {
        private final String table;
        private final boolean insertion;
        private final List<String> texts = new ArrayList<>();
        private final List<Cell<T>> cells = new ArrayList<>();
        private int conditions = Integer.MAX_VALUE;

        private Maker(String table, boolean insertion) {
            this.table = table;
            this.insertion = insertion;
        }

        public Maker<T> id(String text, Function<T, UUID> value) {
            return cell(text, Type.ID, value::apply);
        }

        public Maker<T> idOf(String text, Function<T, Optional<UUID>> value) {
            return cell(text, Type.ID, row -> value.apply(row).orElse(null));
        }

        public Maker<T> text(String text, Function<T, String> value) {
            return cell(text, Type.TEXT, value::apply);
        }

        public Maker<T> textOf(String text, Function<T, Optional<String>> value) {
            return cell(text, Type.TEXT, row -> value.apply(row).orElse(null));
        }

        /// Empty text is null in the database.
        public Maker<T> textOrNull(String text, Function<T, String> value) {
            return textOf(text, row -> Optional.of(value.apply(row)).filter(given -> !given.isEmpty()));
        }

        public Maker<T> number(String text, Function<T, Number> value) {
            return cell(text, Type.NUMBER, value::apply);
        }

        public Maker<T> numberOf(String text, Function<T, OptionalLong> value) {
            return cell(text, Type.NUMBER, row -> boxed(value.apply(row)));
        }

        public Maker<T> countOf(String text, Function<T, OptionalInt> value) {
            return cell(text, Type.NUMBER, row -> boxed(value.apply(row)));
        }

        public Maker<T> decimal(String text, Function<T, BigDecimal> value) {
            return cell(text, Type.DECIMAL, value::apply);
        }

        public Maker<T> decimalOf(String text, Function<T, Optional<BigDecimal>> value) {
            return cell(text, Type.DECIMAL, row -> value.apply(row).orElse(null));
        }

        public Maker<T> time(String text, Function<T, Instant> value) {
            return cell(text, Type.TIME, row -> value.apply(row).atOffset(ZoneOffset.UTC));
        }

        public Maker<T> timeOf(String text, Function<T, Optional<Instant>> value) {
            return cell(text, Type.TIME, row -> value.apply(row).map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        }

        public Maker<T> dateOf(String text, Function<T, Optional<LocalDate>> value) {
            return cell(text, Type.DATE, row -> value.apply(row).orElse(null));
        }

        private static @Nullable Object boxed(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }

        private static @Nullable Object boxed(OptionalInt value) {
            return value.isPresent() ? value.getAsInt() : null;
        }

        private Maker<T> cell(String text, Type type, Function<T, @Nullable Object> value) {
            texts.add(text);
            cells.add(new Cell<>(type, value));
            return this;
        }

        /// What follows are the conditions of an update.
        public Maker<T> where() {
            conditions = texts.size();
            return this;
        }

        public Bulk<T> made() {
            // among what is selected, the arrays go in step; in a "from" each would get a table of its own first
            String arrays =
                    IntStream.range(0, texts.size())
                            .mapToObj(i -> "unnest(?) as c" + i)
                            .collect(Collectors.joining(", ", "select ", ""));
            if (insertion) {
                String into = "insert into " + table + " (" + String.join(", ", texts) + ") ";
                return new Bulk<>(into + arrays, into + "values (" + Sql.marks(texts.size()) + ")", cells);
            }
            if (conditions >= texts.size()) {
                throw new IllegalStateException("an update of " + table + " without a condition");
            }
            List<String> ofRow =
                    IntStream.range(0, texts.size()).mapToObj(i -> texts.get(i).replace("?", "v.c" + i)).toList();
            return new Bulk<>(
                    "update "
                            + table
                            + " set "
                            + assigned(ofRow)
                            + " from ("
                            + arrays
                            + ") as v where "
                            + tested(ofRow),
                    "update " + table + " set " + assigned(texts) + " where " + tested(texts),
                    cells);
        }

        private String assigned(List<String> from) {
            return String.join(", ", from.subList(0, conditions));
        }

        private String tested(List<String> from) {
            return String.join(" and ", from.subList(conditions, from.size()));
        }
    }
}
