package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Spread;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules for single cells that trade files and client files share. Each notes its problem and is then empty.
final class RowTexts {

    // Begins with a letter or digit, so that no formula (= + - @) is ever taken for one.
    private static final Pattern CIF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]*");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]{1,64}");

    private RowTexts() {}

    /// A client's CIF: it must be there and look like one.
    static Optional<String> cif(Cell<String> cell, int row, String column, List<FileProblem> problems) {
        if (cell.isBlank()) {
            problems.add(new FileProblem(row, column, ProblemCode.MISSING_CIF, "", "a client's CIF"));
        } else if (cell.value().isPresent() && !CIF.matcher(cell.found()).matches()) {
            problems.add(
                    new FileProblem(
                            row, column, ProblemCode.NOT_A_CIF, cell.found(), "a CIF: up to 64 letters and digits"));
            return Optional.empty();
        }
        return cell.value();
    }

    /// An account's number.
    static Optional<String> account(Cell<String> cell, int row, String column, List<FileProblem> problems) {
        if (cell.value().isPresent() && !ACCOUNT.matcher(cell.found()).matches()) {
            problems.add(
                    new FileProblem(
                            row,
                            column,
                            ProblemCode.NOT_AN_ACCOUNT_NUMBER,
                            cell.found(),
                            "an account number: up to 64 letters and digits"));
            return Optional.empty();
        }
        return cell.value();
    }

    /// A code of letters, digits and a few marks.
    static Optional<String> code(Cell<String> cell, int row, String column, int length, List<FileProblem> problems) {
        Optional<String> text = text(cell, row, column, length, problems);
        if (text.isPresent() && !CODE.matcher(text.get()).matches()) {
            problems.add(
                    new FileProblem(row, column, ProblemCode.NOT_A_CODE, cell.found(), "a code of letters and digits"));
            return Optional.empty();
        }
        return text;
    }

    /// Any text that people can see.
    static Optional<String> text(Cell<String> cell, int row, String column, int length, List<FileProblem> problems) {
        String text = cell.found();
        if (Texts.hasForbidden(text)) {
            problems.add(
                    new FileProblem(
                            row,
                            column,
                            ProblemCode.FORBIDDEN_CHARACTER,
                            text,
                            "text in one line without hidden characters"));
            return Optional.empty();
        }
        if (text.length() > length) {
            problems.add(new FileProblem(row, column, ProblemCode.TOO_LONG, text, "at most " + length + " characters"));
            return Optional.empty();
        }
        return cell.value();
    }

    /// A spread in pips.
    static Optional<Spread> spread(Cell<BigDecimal> cell, int row, String column, List<FileProblem> problems) {
        try {
            return cell.value().map(Spread::new);
        } catch (IllegalArgumentException _) {
            problems.add(
                    new FileProblem(
                            row,
                            column,
                            ProblemCode.SPREAD_OUT_OF_RANGE,
                            cell.found(),
                            "a spread of 0 to 99999 pips with at most 2 decimals"));
            return Optional.empty();
        }
    }
}
