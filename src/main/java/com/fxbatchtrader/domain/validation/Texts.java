package com.fxbatchtrader.domain.validation;

import java.util.Locale;

/// Characters that a file's text may have.
final class Texts {

    private Texts() {}

    /// Whether the text has a character that people can't see and that changes how the rest is read: controls,
    /// direction marks, zero-width and private ones.
    static boolean hasForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (forbidden(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// The text as it can be shown on any terminal: forbidden characters as escapes, cut to a length.
    static String shown(String text, int length) {
        String clean = hasForbidden(text) ? escaped(text.length() > length ? text.substring(0, length) : text) : text;
        return clean.length() <= length ? clean : whole(clean, length - 1) + "…";
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.chars()
                .forEach(
                        c -> {
                            if (forbidden((char) c)) {
                                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
                            } else {
                                shown.append((char) c);
                            }
                        });
        return shown.toString();
    }

    // a pair of surrogates is one character: it is never cut in two
    private static String whole(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    private static boolean forbidden(char c) {
        if (c < 0x20) {
            return true;
        }
        if (c < 0x7F) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
