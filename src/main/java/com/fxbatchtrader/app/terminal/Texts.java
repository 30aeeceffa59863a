package com.fxbatchtrader.app.terminal;

import java.util.ArrayList;
import java.util.List;

/// Text as a terminal shows it.
public final class Texts {

    private static final int CJK_FROM = 0x1100;

    private Texts() {}

    /// The text on one line without anything that a terminal would obey: a file's cell must not move the cursor or turn
    /// the direction of writing.
    public static String safe(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(Texts::harmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
            return ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    '\uFFFD';
            default -> codePoint;
        };
    }

    /// How many columns the text takes; sequences that only colour take none.
    static int width(String text) {
        return text.replaceAll("\u001B\\[[0-9;]*m", "").codePoints().map(Texts::columns).sum();
    }

    private static int columns(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < CJK_FROM) {
            return false;
        }
        return Character.isIdeographic(codePoint)
                || codePoint <= 0x115F
                || (codePoint >= 0x3040 && codePoint <= 0x30FF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
    }

    /// The text cut to so many columns, with a sign where something is missing.
    static String cut(String text, int columns, Glyphs glyphs) {
        if (width(text) <= columns) {
            return text;
        }
        String sign = columns > glyphs.ellipsis().length() ? glyphs.ellipsis() : "";
        int room = Math.max(0, columns - sign.length());
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            used += columns(codePoint);
            if (used > room) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept + sign;
    }

    /// The text in lines of so many columns, broken at blanks where there are any.
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
