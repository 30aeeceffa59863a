package com.fxbatchtrader.files.book;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.CellFault;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/// Turns what a workbook has stored in a cell into the text that stands for it. A spreadsheet counts in numbers of
/// about 16 digits and shows 15: `0.30000000000000004` is 0.3 to everybody. A whole number of more digits has lost
/// some.
///
/// @param shared texts by number
/// @param forms of numbers by style
/// @param dates how days are counted
record Cells(SharedTexts shared, NumberForms forms, SerialDates dates) {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_NUMBER = 40;
    private static final int LEAST_EXPONENT = -40;

    /// A cell's text, or why it has none.
    ///
    /// @param exact whether the text is a number: a point before the decimals and nothing between thousands
    record Read(String text, boolean exact, Optional<CellFault> fault) {

        static final Read NOTHING = text("");

        static Read text(String text) {
            return new Read(text, false, Optional.empty());
        }

        private static Read number(String text) {
            return new Read(text, true, Optional.empty());
        }

        private static Read fault(ProblemCode code, String found, String expected) {
            return new Read(found, false, Optional.of(new CellFault(code, found, expected)));
        }
    }

    /// Reads a cell.
    ///
    /// @param type as the workbook has it: `s`, `str`, `inlineStr`, `b`, `e`, `d`, `n`
    /// @param style the number of its style
    /// @param formula whether its value is a formula's
    /// @param value as it is stored; empty = nothing is
    Read read(String type, int style, boolean formula, String value) {
        if (formula && value.isEmpty() && !type.equals("str")) {
            return Read.fault(
                    ProblemCode.FORMULA_WITHOUT_VALUE,
                    "a formula that was never calculated",
                    "its value: open the workbook in the spreadsheet, let it calculate and save it");
        }
        return switch (type) {
            case "s" -> value.isEmpty() ? Read.NOTHING : sharedText(value);
            case "b" -> Read.text(value.equals("1") || value.equals("true") ? "TRUE" : value.isEmpty() ? "" : "FALSE");
            case "e" -> Read.fault(ProblemCode.CELL_ERROR, value, "a value: mend the formula in the spreadsheet");
            case "n" -> value.isEmpty() ? Read.NOTHING : number(value, style);
            // as it is stored: dates in this form are ISO dates
            default -> Read.text(value);
        };
    }

    private Read sharedText(String number) {
        return shared.at(Numbers.whole(number.strip()))
                .map(Read::text)
                .orElseGet(
                        () ->
                                Read.fault(
                                        ProblemCode.CELL_ERROR,
                                        "a text that the workbook doesn't have (" + number + ")",
                                        "a workbook as a spreadsheet writes it"));
    }

    private Read number(String value, int style) {
        if (isPlain(value) && forms.of(style).equals(NumberForm.PLAIN)) {
            return Read.number(value);
        }
        Optional<BigDecimal> parsed = parse(value.strip());
        if (parsed.isEmpty()) {
            return Read.fault(ProblemCode.CELL_ERROR, value, "a number");
        }
        BigDecimal number = parsed.get();
        NumberForm form = forms.of(style);
        if (form.kind() != NumberForm.Kind.NUMBER) {
            return dates.text(number, form.kind())
                    .map(Read::text)
                    .orElseGet(
                            () ->
                                    Read.fault(
                                            ProblemCode.NOT_A_DATE,
                                            number.toPlainString(),
                                            "a date: the cell has the form of one, and there is no such day"));
        }
        return number(number, form);
    }

    // few digits, no zero in front or behind: what would come out of all that follows
    private static boolean isPlain(String value) {
        int length = value.length();
        if (length == 0 || length > MOST_DIGITS) {
            return false;
        }
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        boolean zeroInFront = value.charAt(0) == '0' && point != 1 && length > 1;
        boolean zeroBehind = point >= 0 && value.charAt(length - 1) == '0';
        return !zeroInFront && !zeroBehind && point != 0 && point != length - 1;
    }

    private static Read number(BigDecimal number, NumberForm form) {
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        int wholeDigits = shown.precision() - shown.scale();
        if (wholeDigits > MOST_DIGITS) {
            return Read.fault(
                    ProblemCode.LOST_DIGITS,
                    number.toPlainString(),
                    "at most 15 digits in a number cell, the others are lost: type it as text (in the spreadsheet, with"
                            + " an apostrophe before it)");
        }
        String text = shown.toPlainString();
        boolean padded = form.digits() > text.length() && shown.scale() <= 0 && shown.signum() >= 0;
        return padded ? Read.text("0".repeat(form.digits() - text.length()) + text) : Read.number(text);
    }

    // 1E10000000 would be a text of ten million digits
    private static Optional<BigDecimal> parse(String value) {
        // digits of other scripts would be taken too
        if (value.length() > LONGEST_NUMBER || !isAscii(value)) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(value);
            int exponent = number.precision() - number.scale();
            return exponent > LONGEST_NUMBER || number.scale() > -LEAST_EXPONENT + MOST_DIGITS
                    ? tiny(number, exponent)
                    : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    // what a calculation leaves of a zero
    private static Optional<BigDecimal> tiny(BigDecimal number, int exponent) {
        return exponent < LEAST_EXPONENT && number.scale() < Short.MAX_VALUE
                ? Optional.of(BigDecimal.ZERO)
                : Optional.empty();
    }
}
