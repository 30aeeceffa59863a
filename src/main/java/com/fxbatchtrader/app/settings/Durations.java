package com.fxbatchtrader.app.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes spans of time as people do: `250ms`, `30s`, `5m`, `1h`; ISO 8601 (`PT5M`) is read as well.
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|min|h)");

    private Durations() {}

    /// Empty when the text is no span of time.
    public static Optional<Duration> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = SHORT.matcher(plain);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(count);
                        case "s" -> Duration.ofSeconds(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofMinutes(count);
                    });
        }
        try {
            return plain.startsWith("p") ? Optional.of(Duration.parse(plain)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// As short as it can be said without a fraction.
    public static String text(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() != 0 || duration.isZero()) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
    }
}
