package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.domain.trade.Delivery;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The kinds of settings there are.
final class Kinds {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,8})?");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Kinds() {}

    static Kind<String> text() {
        return new Kind<>("some text", t -> t.isBlank() ? Optional.empty() : Optional.of(t));
    }

    static Kind<Integer> integer(int least, int most) {
        return new Kind<>(
                "a whole number from " + least + " to " + most,
                t ->
                        DIGITS.matcher(t).matches()
                                ? Optional.of(Integer.valueOf(t)).filter(n -> n >= least && n <= most)
                                : Optional.empty());
    }

    static Kind<BigDecimal> decimal(String least, String most) {
        BigDecimal low = new BigDecimal(least);
        BigDecimal high = new BigDecimal(most);
        return new Kind<>(
                "a number from " + least + " to " + most + " with a decimal point",
                t -> decimal(t).filter(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0));
    }

    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static Kind<Duration> duration(Duration least, Duration most) {
        return new Kind<>(
                "a time such as 250ms, 30s, 5m or 1h, from " + Durations.text(least) + " to " + Durations.text(most),
                t -> Durations.parse(t).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
    }

    static Kind<ZoneId> zone() {
        return new Kind<>(
                "a time zone such as Africa/Johannesburg, UTC or +02:00",
                t -> {
                    try {
                        return Optional.of(ZoneId.of(t));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                });
    }

    static Kind<Delivery> delivery() {
        return new Kind<>("cash, tom or spot", Delivery::parse);
    }

    /// An inner empty is "none": the cut-off does not apply.
    static Kind<Optional<LocalTime>> cutOff() {
        return new Kind<>(
                "a time of day such as 11:00, or none",
                t -> {
                    try {
                        return Optional.of(
                                t.equalsIgnoreCase("none")
                                        ? Optional.empty()
                                        : Optional.of(
                                                LocalTime.parse(t, DateTimeFormatter.ofPattern("H:mm", Locale.ROOT))));
                    } catch (DateTimeParseException e) {
                        return Optional.empty();
                    }
                });
    }

    static Kind<Set<String>> codes() {
        return new Kind<>(
                "codes such as NOT_FOUND, separated by commas",
                t -> {
                    Set<String> codes = new LinkedHashSet<>();
                    Arrays.stream(t.split(",", -1)).map(String::strip).forEach(codes::add);
                    return codes.stream().allMatch(c -> CODE.matcher(c).matches())
                            ? Optional.of(codes)
                            : Optional.empty();
                });
    }

    static Kind<String> environmentTag() {
        return new Kind<>(
                "a short name such as production, of small letters, digits and hyphens",
                t -> TAG.matcher(t).matches() ? Optional.of(t) : Optional.empty());
    }
}
