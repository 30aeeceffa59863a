package com.fxbatchtrader.files.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Dates as numbers of days (ECMA-376, 18.17.4). Day 1 is 1 January 1900, day 60 a 29 February that never was; in
/// workbooks of old Macintoshes day 0 is 1 January 1904.
final class SerialDates {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final long LEAP_THAT_WAS_NOT = 60;
    private static final long LAST = 2_958_465;
    private static final LocalDate BEFORE = LocalDate.of(1899, 12, 31);
    private static final LocalDate BEHIND = LocalDate.of(1899, 12, 30);
    private static final LocalDate OLD_MACINTOSH = LocalDate.of(1904, 1, 1);
    private static final long MACINTOSH_LATER = 1462;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final boolean since1904;

    SerialDates(boolean since1904) {
        this.since1904 = since1904;
    }

    /// The number as a date: `2026-11-23`, with a time of day where it has one: `2026-11-23T10:15:00`.
    ///
    /// @return empty when there is no such date
    Optional<String> text(BigDecimal number, NumberForm.Kind kind) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST + 1)) >= 0) {
            return Optional.empty();
        }
        long seconds = number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long days = seconds / SECONDS.longValueExact();
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS.longValueExact());
        if (days == 0 && kind == NumberForm.Kind.TIME) {
            return Optional.of(TIME.format(time));
        }
        return date(days)
                .map(date -> time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + "T" + TIME.format(time));
    }

    private Optional<LocalDate> date(long days) {
        if (since1904) {
            return days > LAST - MACINTOSH_LATER ? Optional.empty() : Optional.of(OLD_MACINTOSH.plusDays(days));
        }
        if (days == LEAP_THAT_WAS_NOT || days == 0) {
            return Optional.empty();
        }
        return Optional.of(days < LEAP_THAT_WAS_NOT ? BEFORE.plusDays(days) : BEHIND.plusDays(days));
    }
}
