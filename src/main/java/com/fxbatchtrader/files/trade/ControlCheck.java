package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.files.table.ControlFigures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Compares what a file's sender says is in it with what is. All rows count, also those with problems: the figures show
/// that the file is whole, not that it is right.
///
/// @param amountHeader the amount column
/// @param drafts all rows
record ControlCheck(String amountHeader, List<TradeDraft> drafts) {

    /// What does not match.
    ///
    /// @param row where the figures stand; 0 = they were given beside the file
    List<FileProblem> compare(ControlFigures figures, int row) {
        List<FileProblem> problems = new ArrayList<>();
        figures.count()
                .ifPresent(
                        count -> {
                            if (count != drafts.size()) {
                                problems.add(
                                        new FileProblem(
                                                row,
                                                "",
                                                ProblemCode.CONTROL_COUNT,
                                                drafts.size() + " trades",
                                                count + ", as the control count says"));
                            }
                        });
        figures.total()
                .ifPresent(
                        total -> {
                            BigDecimal sum =
                                    drafts.stream()
                                            .flatMap(draft -> draft.amount().value().stream())
                                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                            if (sum.compareTo(total) != 0) {
                                problems.add(
                                        new FileProblem(
                                                row,
                                                amountHeader,
                                                ProblemCode.CONTROL_TOTAL,
                                                "amounts that add up to " + sum.toPlainString() + unread(),
                                                total.toPlainString() + ", as the control total says"));
                            }
                        });
        return problems;
    }

    private String unread() {
        long unread = drafts.stream().filter(draft -> draft.amount().isUnreadable()).count();
        return unread == 0 ? "" : " (without " + unread + " that can't be read)";
    }
}
