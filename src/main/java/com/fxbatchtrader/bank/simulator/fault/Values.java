package com.fxbatchtrader.bank.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads the values of a profile's settings. Each method throws an `IllegalArgumentException` that names the setting,
/// what was found and what is expected.
final class Values {

    private Values() {}

    static Duration duration(Map<String, String> settings, String key) {
        return read(settings, key, "a duration such as 250ms, 2s or 5m", Span::duration);
    }

    static Duration positive(Map<String, String> settings, String key) {
        Duration duration = duration(settings, key);
        if (!duration.isPositive()) {
            throw wrong(key, text(settings, key), "a duration above 0");
        }
        return duration;
    }

    static Span span(Map<String, String> settings, String key) {
        return read(settings, key, "a duration such as 2s, or two as in 5ms..30ms", Span::parse);
    }

    static double share(Map<String, String> settings, String key) {
        return read(settings, key, "a share from 0 to 1 such as 0.02", Values::share);
    }

    static double share(String text) {
        double share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1");
        }
        return share;
    }

    static boolean flag(Map<String, String> settings, String key) {
        return oneOf(settings, key, "true", "false").equals("true");
    }

    static String oneOf(Map<String, String> settings, String key, String... words) {
        String text = text(settings, key);
        if (!List.of(words).contains(text)) {
            throw wrong(key, text, String.join(" or ", words));
        }
        return text;
    }

    static IllegalArgumentException wrong(String key, String found, String expected) {
        return new IllegalArgumentException(key + ": '" + found + "' was found, expected is " + expected);
    }

    private static <T> T read(Map<String, String> settings, String key, String expected, Function<String, T> reader) {
        String text = text(settings, key);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException _) {
            throw wrong(key, text, expected);
        }
    }

    private static String text(Map<String, String> settings, String key) {
        return settings.getOrDefault(key, "").strip();
    }
}
