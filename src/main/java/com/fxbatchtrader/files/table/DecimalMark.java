package com.fxbatchtrader.files.table;

import java.util.Locale;
import java.util.Optional;

/// Which of the two marks stands before the decimals of a number; the other one may stand between thousands.
public enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.');

    private final char decimal;
    private final char thousands;

    DecimalMark(char decimal, char thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    public char decimal() {
        return decimal;
    }

    public char thousands() {
        return thousands;
    }

    /// Reads `point` or `comma`, as the flag `--decimal` has them.
    public static Optional<DecimalMark> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "point" -> Optional.of(POINT);
            case "comma" -> Optional.of(COMMA);
            default -> Optional.empty();
        };
    }
}
