package com.fxbatchtrader.files.corpus;

import com.fxbatchtrader.domain.validation.TradeDraft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/// A trade as a made file means it, and as it must come out of the file.
///
/// @param row as a spreadsheet shows it
record MadeTrade(
        int row,
        String cif,
        BigDecimal amount,
        Optional<BigDecimal> spread,
        Optional<String> side,
        Optional<LocalDate> valueDate,
        Optional<String> reference) {

    /// What was read of a row. Trailing zeros of numbers are not compared: a workbook doesn't keep them.
    static MadeTrade of(TradeDraft draft) {
        return new MadeTrade(
                draft.row(),
                draft.cif().value().orElse(""),
                bare(draft.amount().value().orElseThrow()),
                draft.spread().value().map(MadeTrade::bare),
                draft.side().value(),
                draft.valueDate().value(),
                draft.reference().value());
    }

    private static BigDecimal bare(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    /// The same in a row of a file that has but these columns.
    MadeTrade at(int itsRow, Collection<String> columns) {
        return new MadeTrade(
                itsRow,
                cif,
                bare(amount),
                spread.filter(_ -> columns.contains("Spread")).map(MadeTrade::bare),
                side.filter(_ -> columns.contains("Side")),
                valueDate.filter(_ -> columns.contains("Value Date")),
                reference.filter(_ -> columns.contains("Reference")));
    }

    @Override
    public String toString() {
        return "row %d: CIF %s, amount %s, spread %s, side %s, value date %s, reference %s"
                .formatted(
                        row,
                        cif,
                        amount.toPlainString(),
                        spread.map(BigDecimal::toPlainString).orElse("-"),
                        side.orElse("-"),
                        valueDate.map(LocalDate::toString).orElse("-"),
                        reference.orElse("-"));
    }
}
