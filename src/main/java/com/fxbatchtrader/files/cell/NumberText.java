package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.files.table.Blanks;
import com.fxbatchtrader.files.table.DecimalMark;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads a number as desks write it: `50000.00`, `-5`, `50,000.00`, `50.000,00`, `R 50 000,00`. Only the digits 0–9, a
/// minus in front, groups of three with one kind of separator, and at least one digit on each side of the decimal mark;
/// no exponent, no other minus, no brackets.
public final class NumberText {

    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 12;

    private NumberText() {}

    /// The number under one reading of its marks; empty when it is none.
    ///
    /// @param text without blanks around it
    /// @param currency the currency whose sign may stand in front; empty = none may
    public static Optional<BigDecimal> parse(String text, String currency, DecimalMark mark) {
        String number = withoutCurrency(text, currency);
        boolean named = number.length() < text.length();
        boolean negative = number.startsWith("-");
        if (negative) {
            // R -5 and -R 5 alike
            String digits = Blanks.strip(number.substring(1));
            number = named ? digits : withoutCurrency(digits, currency);
        }
        Optional<BigDecimal> value = unsigned(number, mark);
        return negative ? value.map(BigDecimal::negate) : value;
    }

    private static Optional<BigDecimal> unsigned(String number, DecimalMark mark) {
        int at = number.indexOf(mark.decimal());
        String whole = at < 0 ? number : number.substring(0, at);
        String decimals = at < 0 ? "" : number.substring(at + 1);
        if (at >= 0 && !allDigits(decimals)) {
            return Optional.empty();
        }
        Optional<String> digits = ungrouped(whole, mark.thousands());
        // checked before anything is computed: a long text costs no more than its length
        if (digits.isEmpty()
                || digits.get().length() + decimals.length() > MOST_DIGITS
                || decimals.length() > MOST_DECIMALS) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(at < 0 ? digits.get() : digits.get() + '.' + decimals));
    }

    private static Optional<String> ungrouped(String whole, char thousands) {
        if (allDigits(whole)) {
            return Optional.of(whole);
        }
        StringBuilder digits = new StringBuilder(whole.length());
        boolean byMark = whole.indexOf(thousands) >= 0;
        int group = 0;
        boolean first = true;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (digit(c)) {
                digits.append(c);
                group++;
            } else if ((byMark ? c == thousands : blank(c)) && (first ? group >= 1 && group <= 3 : group == 3)) {
                first = false;
                group = 0;
            } else {
                return Optional.empty();
            }
        }
        return group == 3 && !first ? Optional.of(digits.toString()) : Optional.empty();
    }

    private static String withoutCurrency(String text, String currency) {
        if (!currency.isEmpty() && text.startsWith(currency)) {
            return Blanks.strip(text.substring(currency.length()));
        }
        if (currency.equals("ZAR") && text.startsWith("R")) {
            return Blanks.strip(text.substring(1));
        }
        return text;
    }

    // the blanks that spreadsheets put between thousands: space, no-break, narrow no-break and thin space
    private static boolean blank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
