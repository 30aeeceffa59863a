package com.fxbatchtrader.files.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Which columns a table has, and what stands in them for one thing of a kind: a trade, a batch. Immutable.
///
/// @param <T> what makes one row
public final class TableForm<T> {

    private final String name;
    private final List<Part<T>> parts;

    private TableForm(String name, List<Part<T>> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    /// A table without columns.
    ///
    /// @param name at most 31 letters, digits and blanks
    public static <T> TableForm<T> named(String name) {
        return new TableForm<>(name, List.of());
    }

    /// With a column of texts or ids; an empty text leaves its cell empty.
    public TableForm<T> text(String title, Function<T, String> value) {
        return with(title, Column.Kind.TEXT, row -> Value.of(value.apply(row)));
    }

    /// With a column of texts or ids, some of which are not there.
    public TableForm<T> maybeText(String title, Function<T, Optional<String>> value) {
        return with(title, Column.Kind.TEXT, row -> Value.text(value.apply(row)));
    }

    /// With a column of counts.
    public TableForm<T> whole(String title, ToLongFunction<T> value) {
        return with(title, Column.Kind.WHOLE, row -> Value.of(value.applyAsLong(row)));
    }

    /// With a column of money or rates, some of which are not there.
    public TableForm<T> decimal(String title, Function<T, Optional<BigDecimal>> value) {
        return with(title, Column.Kind.DECIMAL, row -> Value.number(value.apply(row)));
    }

    /// With a column of days, some of which are not there.
    public TableForm<T> day(String title, Function<T, Optional<LocalDate>> value) {
        return with(title, Column.Kind.DATE, row -> Value.day(value.apply(row)));
    }

    /// With a column of points in time, some of which are not there; ` UTC` is added to the title.
    public TableForm<T> moment(String title, Function<T, Optional<Instant>> value) {
        return with(title + " UTC", Column.Kind.INSTANT, row -> Value.moment(value.apply(row)));
    }

    private TableForm<T> with(String title, Column.Kind kind, Function<T, Value> value) {
        List<Part<T>> more = new ArrayList<>(parts);
        more.add(new Part<>(new Column(title, kind), value));
        return new TableForm<>(name, more);
    }

    /// The table's name.
    public String name() {
        return name;
    }

    /// The columns from left to right.
    public List<Column> columns() {
        return parts.stream().map(Part::column).toList();
    }

    /// The row of one thing.
    public List<Value> row(T thing) {
        return parts.stream().map(part -> part.value.apply(thing)).toList();
    }

    private record Part<T>(Column column, Function<T, Value> value) {}
}
