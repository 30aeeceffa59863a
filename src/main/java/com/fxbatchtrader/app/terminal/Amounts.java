package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.app.figure.Exact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, times and spans for people.
public final class Amounts {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private Amounts() {}

    /// An amount of that currency with its full minor units, grouped: `1 234 567.89`.
    public static String money(BigDecimal amount, String currency) {
        return grouped(Exact.money(amount, currency).toPlainString());
    }

    /// A rate with 4 decimals, or with as many more as it has.
    public static String rate(BigDecimal rate) {
        return Exact.rate(rate).toPlainString();
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            text.insert(at, ' ');
        }
        return text.toString();
    }

    /// A count, grouped.
    public static String count(long number) {
        return grouped(Long.toString(number));
    }

    /// A span to the second: `0:27`, `1:02:03`.
    public static String clock(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        String end = String.format(Locale.ROOT, "%02d", seconds % 60);
        long minutes = seconds / 60;
        return minutes < 60
                ? minutes + ":" + end
                : minutes / 60 + ":" + String.format(Locale.ROOT, "%02d", minutes % 60) + ":" + end;
    }

    /// An age in words: `27 s`, `14 min`, `1 h 10 min`, `3 d`.
    public static String age(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return age.toMinutes() + " min";
        }
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toDays() + " d";
    }

    /// An instant in the desk's zone: `23 Nov 2026 10:42:17`.
    public static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    /// A date: `23 Nov 2026`.
    public static String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(date);
    }
}
