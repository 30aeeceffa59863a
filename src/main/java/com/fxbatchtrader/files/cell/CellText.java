package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.files.table.Blanks;
import com.fxbatchtrader.files.table.DecimalMark;

/// Texts of files that people open in a spreadsheet, which takes some texts for formulas and computes them.
///
/// Such a text goes out with an apostrophe in front, the spreadsheets' own mark of a text, and comes in without it. A
/// text that has apostrophes before a formula already gets one more, so that no two texts become one: whatever is
/// written comes back as it was.
public final class CellText {

    private CellText() {}

    /// The text as a spreadsheet shows it instead of computing it. A plain negative number stays as it is.
    public static String neutral(String text) {
        return isFormula(text) ? '\'' + text : text;
    }

    /// What was written as [#neutral]: the text without the apostrophe that keeps a spreadsheet from computing it.
    /// Every other text is as it stands.
    public static String plain(String text) {
        return !text.isEmpty() && text.charAt(0) == '\'' && isFormula(text) ? text.substring(1) : text;
    }

    /// The text cut to a length. Two surrogates are one character, which is never cut in two.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /// Whether a spreadsheet may find a formula in it, apostrophes in front or not: behind what it skips, or cuts the
    /// cell at where its own separator is another one.
    private static boolean isFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                // a tab or line break in front is skipped, and what follows is computed
                case '=', '+', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> {
                    return true;
                }
                case '-' -> {
                    return !isNumber(Blanks.strip(text.substring(i)));
                }
                default -> {
                    if (!isSkipped(c)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    // blanks, quotes, separators, and what nobody sees: direction marks, a byte order mark, controls
    private static boolean isSkipped(char c) {
        return switch (c) {
            case '\'', '"', ',', ';', '|' -> true;
            default -> Blanks.isBlank(c) || Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
        };
    }

    private static boolean isNumber(String text) {
        return NumberText.parse(text, "", DecimalMark.POINT).isPresent()
                || NumberText.parse(text, "", DecimalMark.COMMA).isPresent();
    }
}
