package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads dates that can be read in one way only: `2026-11-25`, `2026/11/25`, `25 Nov 2026`. A date such as `05/11/2026`
/// is none: it is in May or in November.
public final class DateText {

    // The shape chooses the form: a hostile column costs one failed parsing a row at most.
    private static final Pattern YEAR_FIRST = Pattern.compile("[0-9]{4}([-/])[0-9]{2}\\1[0-9]{2}");
    private static final Pattern MONTH_NAMED = Pattern.compile("[0-9]{1,2}([- ])[A-Za-z]{3}\\1[0-9]{4}");
    private static final DateTimeFormatter NUMBERS = form("uuuu-MM-dd");
    private static final DateTimeFormatter NAMES = form("d-MMM-uuuu");

    private DateText() {}

    /// The date; empty when the text is none.
    static Optional<LocalDate> parse(String text) {
        if (YEAR_FIRST.matcher(text).matches()) {
            return parse(text.replace('/', '-'), NUMBERS);
        }
        if (MONTH_NAMED.matcher(text).matches()) {
            return parse(text.replace(' ', '-'), NAMES);
        }
        return Optional.empty();
    }

    /// Reads one cell.
    ///
    /// @param problems told when it is no date
    public static Cell<LocalDate> cell(int row, String header, Cell<String> cell, List<FileProblem> problems) {
        if (cell.isUnreadable()) {
            return Cell.unreadable();
        }
        String text = cell.found();
        if (text.isEmpty()) {
            return Cell.blank();
        }
        Optional<LocalDate> date = parse(text);
        if (date.isEmpty()) {
            problems.add(
                    new FileProblem(
                            row,
                            header,
                            ProblemCode.NOT_A_DATE,
                            text,
                            "a date with the year first, such as 2026-11-25"));
            return Cell.unreadable();
        }
        return Cell.of(date.get(), text);
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
