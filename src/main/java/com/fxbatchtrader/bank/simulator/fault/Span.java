package com.fxbatchtrader.bank.simulator.fault;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations from a least to a most, all equally likely.
///
/// @param least not negative
/// @param most not below `least`
public record Span(Duration least, Duration most) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /// No time.
    public static final Span NONE = new Span(Duration.ZERO, Duration.ZERO);

    /// Checks the order.
    public Span {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("no span of time: " + least + " to " + most);
        }
    }

    /// Always the same duration.
    public static Span of(Duration always) {
        return new Span(always, always);
    }

    /// From one number of milliseconds to another.
    public static Span ofMillis(long least, long most) {
        return new Span(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    /// Reads `250ms`, `2s`, `5m`, `1h` or two of them as in `5ms..30ms`.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static Span parse(String text) {
        int dots = text.indexOf("..");
        return dots < 0
                ? of(duration(text))
                : new Span(duration(text.substring(0, dots)), duration(text.substring(dots + 2)));
    }

    /// Reads `250ms`, `2s`, `5m` or `1h`.
    ///
    /// @throws IllegalArgumentException when it is none of these
    public static Duration duration(String text) {
        Matcher form = DURATION.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("a duration such as 250ms, 2s or 5m, or two as in 5ms..30ms");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /// One of its durations.
    public Duration pick(Seed seed) {
        return seed.between(least, most);
    }
}
