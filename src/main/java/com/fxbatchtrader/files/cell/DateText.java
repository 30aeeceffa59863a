package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.files.table.DateOrder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates: `2026-11-25`, `2026/11/25`, `25 Nov 2026` have one meaning; `05/11/2026` is in May or in November, as
/// the order of its column says. The year has four figures.
final class DateText {

    // The shape chooses the form: a hostile column costs one failed parsing a row at most.
    private static final Pattern YEAR_FIRST = Pattern.compile("[0-9]{4}([-/.])[0-9]{2}\\1[0-9]{2}");
    private static final Pattern MONTH_NAMED = Pattern.compile("[0-9]{1,2}([- ])[A-Za-z]{3,9}\\1[0-9]{4}");
    private static final Pattern FIGURES = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("[0-9]{1,2}([-/. ])([0-9]{1,2}|[A-Za-z]{3,9})\\1[0-9]{2}");
    private static final DateTimeFormatter NUMBERS = form("uuuu-MM-dd");
    private static final List<DateTimeFormatter> NAMES = List.of(form("d-MMM-uuuu"), form("d-MMMM-uuuu"));

    private DateText() {}

    /// A date that has one meaning; empty when the text is none.
    static Optional<LocalDate> parse(String text) {
        if (YEAR_FIRST.matcher(text).matches()) {
            return parse(text.replace('/', '-').replace('.', '-'), NUMBERS);
        }
        if (MONTH_NAMED.matcher(text).matches()) {
            String named = text.replace(' ', '-');
            return NAMES.stream().flatMap(form -> parse(named, form).stream()).findFirst();
        }
        return Optional.empty();
    }

    /// A date in figures with its year last, in that order; empty when the text is none, or there is no such day.
    static Optional<LocalDate> parse(String text, DateOrder order) {
        Matcher figures = FIGURES.matcher(text);
        if (!figures.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(3));
        int year = Integer.parseInt(figures.group(4));
        int month = order == DateOrder.DAY_FIRST ? second : first;
        int day = order == DateOrder.DAY_FIRST ? first : second;
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Whether it looks like a date in figures with its year last.
    static boolean isInFigures(String text) {
        return FIGURES.matcher(text).matches();
    }

    /// Whether it looks like a date whose year has two figures.
    static boolean hasShortYear(String text) {
        return SHORT_YEAR.matcher(text).matches();
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
