package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.ReadOptions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A column of numbers. Which mark stands before its decimals is decided from all its rows, never row by row: `1.000`
/// may be one or a thousand. Not for several threads.
public final class NumberColumn {

    private static final String FLAG = "--decimal point or --decimal comma says which";

    private final String header;
    private final String currency;
    private final List<Evidence> onlyPoint = new ArrayList<>(1);
    private final List<Evidence> onlyComma = new ArrayList<>(1);
    private final List<Evidence> either = new ArrayList<>(1);

    /// @param currency whose sign may stand before a number; empty = none
    public NumberColumn(String header, String currency) {
        this.header = header;
        this.currency = currency;
    }

    /// Takes one cell as evidence. A cell that is no number under either reading is none, nor is one that is a number
    /// by its type.
    public void see(int row, String text) {
        if (text.indexOf('.') < 0 && text.indexOf(',') < 0) {
            return;
        }
        Optional<BigDecimal> point = NumberText.parse(text, currency, DecimalMark.POINT);
        Optional<BigDecimal> comma = NumberText.parse(text, currency, DecimalMark.COMMA);
        if (point.isPresent() && comma.isPresent()) {
            if (point.get().compareTo(comma.get()) != 0) {
                keepFirst(either, row, text);
            }
        } else if (point.isPresent()) {
            keepFirst(onlyPoint, row, text);
        } else if (comma.isPresent()) {
            keepFirst(onlyComma, row, text);
        }
    }

    /// The mark of the whole column.
    ///
    /// @throws FileRefusedException where both readings are possible, or cells contradict each other, and the operator
    ///   has not said which
    public DecimalMark decide(String file, ReadOptions options) {
        if (options.decimal().isPresent()) {
            return options.decimal().get();
        }
        if (!onlyPoint.isEmpty() && !onlyComma.isEmpty()) {
            Evidence point = onlyPoint.getFirst();
            Evidence comma = onlyComma.getFirst();
            boolean pointFirst = point.row < comma.row;
            Evidence earlier = pointFirst ? point : comma;
            Evidence later = pointFirst ? comma : point;
            throw new FileRefusedException(
                    file,
                    new FileProblem(
                            later.row,
                            header,
                            ProblemCode.MIXED_NUMBERS,
                            later.text,
                            "the decimal mark of row "
                                    + earlier.row
                                    + " ("
                                    + earlier.text
                                    + "): one mark for the whole column; "
                                    + FLAG),
                    question(point.text, comma.text));
        }
        if (onlyPoint.isEmpty() && onlyComma.isEmpty() && !either.isEmpty()) {
            Evidence first = either.getFirst();
            throw new FileRefusedException(
                    file,
                    new FileProblem(
                            first.row,
                            header,
                            ProblemCode.AMBIGUOUS_NUMBERS,
                            first.text,
                            "a number that can be read in one way only, and no row of the column tells: " + FLAG),
                    question(first.text, first.text));
        }
        return onlyComma.isEmpty() ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    private Question question(String point, String comma) {
        return new Question(
                Question.About.DECIMAL,
                header,
                List.of(
                        new Question.Choice("point", means(point, DecimalMark.POINT)),
                        new Question.Choice("comma", means(comma, DecimalMark.COMMA))));
    }

    private String means(String text, DecimalMark mark) {
        String number = NumberText.parse(text, currency, mark).map(BigDecimal::toPlainString).orElse("no number");
        return text + " is " + number;
    }

    /// Reads one cell of the column under the mark that was decided.
    ///
    /// @param problems told when it is no number
    public Cell<BigDecimal> cell(int row, Cell<String> cell, DecimalMark mark, List<FileProblem> problems) {
        if (cell.isUnreadable()) {
            return Cell.unreadable();
        }
        String text = cell.found();
        if (text.isEmpty()) {
            return Cell.blank();
        }
        Optional<BigDecimal> number = NumberText.parse(text, currency, mark);
        if (number.isEmpty()) {
            problems.add(
                    new FileProblem(
                            row,
                            header,
                            ProblemCode.NOT_A_NUMBER,
                            text,
                            "a number such as " + (mark == DecimalMark.POINT ? "50000.00" : "50000,00")));
            return Cell.unreadable();
        }
        return Cell.of(number.get(), text);
    }

    private static void keepFirst(List<Evidence> kept, int row, String text) {
        if (kept.isEmpty()) {
            kept.add(new Evidence(row, text));
        }
    }

    private record Evidence(int row, String text) {}
}
