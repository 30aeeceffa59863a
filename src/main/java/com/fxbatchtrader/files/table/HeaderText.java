package com.fxbatchtrader.files.table;

/// The text of a header cell without what nobody sees in it. In other cells such characters are never passed over.
final class HeaderText {

    private HeaderText() {}

    /// Each run of blanks as one space, none around it, and no zero-width characters or direction marks.
    static String of(String cell) {
        return Blanks.collapsed(hasInvisible(cell) ? visible(cell) : cell);
    }

    private static String visible(String cell) {
        StringBuilder visible = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            if (!invisible(cell.charAt(i))) {
                visible.append(cell.charAt(i));
            }
        }
        return visible.toString();
    }

    private static boolean hasInvisible(String cell) {
        return cell.chars().anyMatch(c -> invisible((char) c));
    }

    // zero-width spaces and joiners, the word joiner, a byte order mark in the middle, soft hyphens, direction marks
    private static boolean invisible(char c) {
        return (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2069')
                || c == '\u061C'
                || c == '\u00AD'
                || c == '\uFEFF';
    }
}
