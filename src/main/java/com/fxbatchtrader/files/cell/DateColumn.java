package com.fxbatchtrader.files.cell;

import com.fxbatchtrader.domain.validation.Cell;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.ReadOptions;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A column of dates. In which order day and month stand is decided from all its rows, never row by row: `05/11/2026`
/// may be in May or in November, `25/11/2026` tells. Not for several threads.
public final class DateColumn {

    private static final String FLAG = "--dates day-first or --dates month-first says which";
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final String header;
    private final Map<DateOrder, Evidence> only = new EnumMap<>(DateOrder.class);
    private final List<Evidence> either = new ArrayList<>(1);

    public DateColumn(String header) {
        this.header = header;
    }

    /// Takes one cell as evidence. A cell that is no date in either order is none.
    public void see(int row, String text) {
        if (text.isEmpty() || !DateText.isInFigures(text)) {
            return;
        }
        Optional<LocalDate> dayFirst = DateText.parse(text, DateOrder.DAY_FIRST);
        Optional<LocalDate> monthFirst = DateText.parse(text, DateOrder.MONTH_FIRST);
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            if (!dayFirst.equals(monthFirst) && either.isEmpty()) {
                either.add(new Evidence(row, text));
            }
        } else if (dayFirst.isPresent()) {
            only.putIfAbsent(DateOrder.DAY_FIRST, new Evidence(row, text));
        } else if (monthFirst.isPresent()) {
            only.putIfAbsent(DateOrder.MONTH_FIRST, new Evidence(row, text));
        }
    }

    /// The order of the whole column.
    ///
    /// @throws FileRefusedException where both orders are possible, or cells contradict each other, and the operator
    ///   has not said which
    public DateOrder decide(String file, ReadOptions options) {
        if (options.dates().isPresent()) {
            return options.dates().get();
        }
        if (only.size() == 2) {
            throw mixed(file);
        }
        if (only.isEmpty() && !either.isEmpty()) {
            Evidence first = either.getFirst();
            throw new FileRefusedException(
                    file,
                    new FileProblem(
                            first.row,
                            header,
                            ProblemCode.AMBIGUOUS_DATES,
                            first.text,
                            "a date that can be read in one way only, and no row of the column tells: " + FLAG),
                    question(first.text, first.text));
        }
        return only.isEmpty() ? DateOrder.DAY_FIRST : only.keySet().iterator().next();
    }

    private FileRefusedException mixed(String file) {
        List<Evidence> both = only.values().stream().sorted((a, b) -> Integer.compare(a.row, b.row)).toList();
        return new FileRefusedException(
                file,
                new FileProblem(
                        both.getLast().row,
                        header,
                        ProblemCode.MIXED_DATES,
                        both.getLast().text,
                        "day and month in the order of row "
                                + both.getFirst().row
                                + " ("
                                + both.getFirst().text
                                + "): one order for the whole column; "
                                + FLAG),
                question(text(DateOrder.DAY_FIRST), text(DateOrder.MONTH_FIRST)));
    }

    private String text(DateOrder order) {
        return Optional.ofNullable(only.get(order)).map(Evidence::text).orElse("");
    }

    private Question question(String dayFirst, String monthFirst) {
        return new Question(
                Question.About.DATES,
                header,
                List.of(
                        new Question.Choice("day-first", means(dayFirst, DateOrder.DAY_FIRST)),
                        new Question.Choice("month-first", means(monthFirst, DateOrder.MONTH_FIRST))));
    }

    private static String means(String text, DateOrder order) {
        return text + " is " + DateText.parse(text, order).map(WORDS::format).orElse("no date");
    }

    /// Reads one cell of the column in the order that was decided.
    ///
    /// @param problems told when it is no date
    public Cell<LocalDate> cell(int row, Cell<String> cell, DateOrder order, List<FileProblem> problems) {
        if (cell.isUnreadable()) {
            return Cell.unreadable();
        }
        String text = cell.found();
        if (text.isEmpty()) {
            return Cell.blank();
        }
        Optional<LocalDate> date = DateText.parse(text).or(() -> DateText.parse(text, order));
        if (date.isEmpty()) {
            problems.add(new FileProblem(row, header, ProblemCode.NOT_A_DATE, text, expected(text)));
            return Cell.unreadable();
        }
        return Cell.of(date.get(), text);
    }

    private static String expected(String text) {
        if (DateText.hasShortYear(text)) {
            return "a year of four figures, such as 2026-11-25";
        }
        return DateText.isInFigures(text) ? "a day that there is" : "a date such as 2026-11-25";
    }

    private record Evidence(int row, String text) {}
}
