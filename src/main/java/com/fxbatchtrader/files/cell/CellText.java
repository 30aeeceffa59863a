package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.files.table.Blanks;
import com.fxbatchtrader.files.table.DecimalMark;

/// Texts that go out into files which people open in a spreadsheet.
public final class CellText {

    private CellText() {}

    /// The text as a spreadsheet shows it instead of computing it: one that a spreadsheet would take for a formula gets
    /// an apostrophe in front. A plain negative number stays as it is.
    public static String neutral(String text) {
        return isFormula(text) ? '\'' + text : text;
    }

    /// The text cut to a length. Two surrogates are one character, which is never cut in two.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static boolean isFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            // a tab or line break in front is skipped by spreadsheets, and what follows is computed
            case '=', '+', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            case '-' -> !isNumber(text);
            default -> Blanks.isBlank(text.charAt(0)) && isFormula(Blanks.strip(text));
        };
    }

    private static boolean isNumber(String text) {
        return NumberText.parse(text, "", DecimalMark.POINT).isPresent()
                || NumberText.parse(text, "", DecimalMark.COMMA).isPresent();
    }
}
