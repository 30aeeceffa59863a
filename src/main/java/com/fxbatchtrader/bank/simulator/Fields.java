package com.fxbatchtrader.bank.simulator;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads the fields of a request and collects everything that is wrong with them, to say it all at once. A field that
/// is missing or wrong reads as something harmless; [#check()] then refuses the request.
final class Fields {

    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 12;

    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    Fields(String body) {
        this.root = Json.read(body);
        text("header.userId");
    }

    /// A text that is not empty.
    String text(String path) {
        JsonNode node = at(path);
        if (node.isString() && !node.stringValue().isBlank()) {
            return node.stringValue();
        }
        errors.add(path + ": a text is required");
        return "";
    }

    /// A text that can be read as something; that, or the harmless value.
    <T> T parsed(String path, String expected, Function<String, T> parse, T harmless) {
        String text = text(path);
        if (text.isEmpty()) {
            return harmless;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            errors.add(path + ": " + expected + " is required");
            return harmless;
        }
    }

    /// A date in a form such as `yyyyMMdd`.
    LocalDate date(String path, DateTimeFormatter form) {
        return parsed(path, "a date", text -> LocalDate.parse(text, form), LocalDate.EPOCH);
    }

    /// A JSON number above 0 with at most so many decimals.
    BigDecimal positive(String path, int decimals) {
        JsonNode node = at(path);
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            if (isSane(number) && number.signum() > 0 && number.stripTrailingZeros().scale() <= decimals) {
                return number;
            }
        }
        errors.add(path + ": a number above 0 with at most " + decimals + " decimals is required");
        return BigDecimal.ONE;
    }

    private static boolean isSane(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DECIMALS;
    }

    /// A JSON number without decimals, not negative.
    long whole(String path) {
        JsonNode node = at(path);
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return node.longValue();
        }
        errors.add(path + ": a whole number is required");
        return 0;
    }

    /// Notes a rule that does not hold.
    void require(boolean holds, String path, String expected) {
        if (!holds) {
            errors.add(path + ": " + expected + " is required");
        }
    }

    private JsonNode at(String path) {
        JsonNode node = root;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    /// Refuses the request when anything is wrong with it.
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }
}
