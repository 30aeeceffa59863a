package com.fxbatchtrader.bank.http;

/// Makes texts that came from the bank fit to be logged and stored: a database refuses NUL and lone surrogates, a log
/// line break could fake a line.
final class Texts {

    private Texts() {}

    /// Control characters and lone surrogates become `?`; longer texts end with `…`.
    static String clean(String text, int maxChars) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxChars));
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (clean.length() + Character.charCount(point) >= maxChars
                    && at + Character.charCount(point) < text.length()) {
                return clean.append('…').toString();
            }
            clean.appendCodePoint(isFit(point) ? point : '?');
        }
        return clean.toString();
    }

    /// The longest beginning that has at most that many bytes in UTF-8.
    static String firstBytes(String text, int maxBytes) {
        // no char takes more than three
        if (text.length() <= maxBytes / 3) {
            return text;
        }
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            bytes += bytesOf(point);
            if (bytes > maxBytes) {
                return text.substring(0, at);
            }
            at += Character.charCount(point);
        }
        return text;
    }

    /// In UTF-8; a lone surrogate is written as one `?`.
    private static int bytesOf(int point) {
        if (point < 0x80 || Character.getType(point) == Character.SURROGATE) {
            return 1;
        }
        return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    private static boolean isFit(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
    }
}
