package com.fxbatchtrader.files.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What stands in a cell that is written.
public sealed interface Value {

    /// Nothing.
    Value NONE = new Nothing();

    /// A text, as it is; each format keeps a spreadsheet from computing it in its own way.
    record Text(String text) implements Value {}

    /// A number, written with all its decimals.
    record Figure(BigDecimal number) implements Value {}

    /// A day.
    record Day(LocalDate day) implements Value {}

    /// A point in time.
    record Moment(Instant moment) implements Value {}

    /// An empty cell.
    record Nothing() implements Value {}

    /// A text; an empty one leaves the cell empty.
    static Value of(String text) {
        return text.isEmpty() ? NONE : new Text(text);
    }

    static Value of(long number) {
        return new Figure(BigDecimal.valueOf(number));
    }

    static Value of(BigDecimal number) {
        return new Figure(number);
    }

    static Value of(LocalDate day) {
        return new Day(day);
    }

    static Value of(Instant moment) {
        return new Moment(moment);
    }

    static Value text(Optional<String> text) {
        return text.map(Value::of).orElse(NONE);
    }

    static Value number(Optional<BigDecimal> number) {
        return number.map(Value::of).orElse(NONE);
    }

    static Value day(Optional<LocalDate> day) {
        return day.map(Value::of).orElse(NONE);
    }

    static Value moment(Optional<Instant> moment) {
        return moment.map(Value::of).orElse(NONE);
    }
}
