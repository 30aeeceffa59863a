package com.fxbatchtrader.files.book;

import java.util.Locale;

/// How a number is shown, as far as that changes what it is.
///
/// @param kind what it is
/// @param digits where only zeros are its form: how many digits are shown at least, as of an account number
record NumberForm(Kind kind, int digits) {

    static final NumberForm PLAIN = new NumberForm(Kind.NUMBER, 0);

    private static final NumberForm DATE = new NumberForm(Kind.DATE, 0);
    private static final NumberForm TIME = new NumberForm(Kind.TIME, 0);

    /// What a number is.
    enum Kind {
        NUMBER,
        /// Days since the workbook's first one.
        DATE,
        /// A part of a day; where it is more than one, a date.
        TIME
    }

    /// A form that every spreadsheet knows, by its number (ECMA-376, 18.8.30).
    static NumberForm builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 -> DATE;
            case 18, 19, 20, 21, 32, 33, 45, 46, 47 -> TIME;
            default -> PLAIN;
        };
    }

    /// A form that the workbook describes.
    static NumberForm of(String code) {
        String positive = code.split(";", 2)[0];
        if (!positive.isEmpty() && positive.chars().allMatch(c -> c == '0')) {
            return new NumberForm(Kind.NUMBER, positive.length());
        }
        String letters = letters(positive.toLowerCase(Locale.ROOT));
        boolean year = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
        boolean hour = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        if (year || (letters.indexOf('m') >= 0 && !hour)) {
            return DATE;
        }
        return hour ? TIME : PLAIN;
    }

    // without what is in quotes, behind a backslash, or in brackets other than of hours
    private static String letters(String code) {
        StringBuilder letters = new StringBuilder();
        int i = 0;
        while (i < code.length()) {
            char c = code.charAt(i);
            switch (c) {
                case '"' -> i = end(code, i, '"');
                case '\\', '_', '*' -> i++;
                case '[' -> {
                    int close = end(code, i, ']');
                    String inside = code.substring(i + 1, Math.min(close, code.length()));
                    if (inside.matches("h+|m+|s+")) {
                        letters.append('h');
                    }
                    i = close;
                }
                default -> letters.append(c);
            }
            i++;
        }
        return letters.toString().replace("general", "").replace("am/pm", "h").replace("a/p", "h");
    }

    private static int end(String code, int start, char closing) {
        int close = code.indexOf(closing, start + 1);
        return close < 0 ? code.length() : close;
    }
}
