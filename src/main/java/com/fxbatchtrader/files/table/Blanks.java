package com.fxbatchtrader.files.table;

/// Blanks as desks have them: Java's white space, and the no-break and thin spaces of spreadsheets.
public final class Blanks {

    private Blanks() {}

    /// Whether it is a blank of any kind.
    public static boolean isBlank(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether the text has nothing but blanks.
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The text without the blanks around it.
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// The text with each run of blanks as one space, and none around it.
    public static String collapsed(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        String stripped = strip(text);
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (!isBlank(stripped.charAt(i - 1))) {
                collapsed.append(' ');
            }
        }
        return collapsed.toString();
    }
}
